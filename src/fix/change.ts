import type { Json } from '../json.ts';
import type { Finding } from '../model.ts';

/** One member of a document that gets another value; undefined removes it. */
export interface Change {
  readonly path: readonly (string | number)[];
  readonly value: Json | undefined;
}

/** A text with its certain repairs. */
export interface FixedText {
  readonly text: string;
  /** How many findings are mended. */
  readonly fixed: number;
  /** Findings whose repair is certain, but has no place in this text that is its own. */
  readonly left: readonly Finding[];
}
