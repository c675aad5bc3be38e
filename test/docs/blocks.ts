import { readFileSync } from 'node:fs';

/** A block of code in a page. */
export interface Block {
  readonly language: string;
  readonly text: string;
}

/** The blocks of code of a page, without the margin that a list gives them. */
export const blocks = (page: string): readonly Block[] =>
  [...readFileSync(page, 'utf8').matchAll(/^( *)```(\w+)\n([\s\S]*?)^ *```$/gm)].map(
    ([, margin = '', language = '', text = '']) => ({
      language,
      text: text.replaceAll(new RegExp(`^${margin}`, 'gm'), ''),
    }),
  );
