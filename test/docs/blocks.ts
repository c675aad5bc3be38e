import { readFileSync } from 'node:fs';

/** A block of code in a page. */
export interface Block {
  readonly language: string;
  /** What stands behind the language, in the same line. */
  readonly name: string;
  readonly text: string;
}

/** The blocks of code of a page, without the margin that a list gives them. */
export const blocks = (page: string): readonly Block[] =>
  [...readFileSync(page, 'utf8').matchAll(/^( *)```(\w+)(?: (\w+))?\n([\s\S]*?)^ *```$/gm)].map(
    ([, margin = '', language = '', name = '', text = '']) => ({
      language,
      name,
      text: text.replaceAll(new RegExp(`^${margin}`, 'gm'), ''),
    }),
  );
