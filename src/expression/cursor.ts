import { DocumentError } from '../errors.ts';

/** A place in an expression's text that moves on as tokens are read. */
export interface Cursor {
  readonly text: string;
  readonly offset: () => number;
  readonly ended: () => boolean;
  /** Moves past the pattern, where it stands right here, and gives what it matched. */
  readonly take: (pattern: RegExp) => RegExpExecArray | undefined;
  readonly fail: (problem: string) => never;
}

/** Starts at an offset of a text; patterns must be sticky. */
export const cursorAt = (text: string, start: number): Cursor => {
  let offset = start;
  return {
    text,
    offset: () => offset,
    ended: () => offset >= text.length,
    take: (pattern) => {
      pattern.lastIndex = offset;
      const found = pattern.exec(text) ?? undefined;
      if (found !== undefined) offset = pattern.lastIndex;
      return found;
    },
    fail: (problem) => {
      throw new DocumentError(
        `Cannot read the expression ${JSON.stringify(text)}: ${problem} at column ${offset + 1}`,
      );
    },
  };
};
