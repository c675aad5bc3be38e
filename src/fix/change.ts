import type { Json } from '../json.ts';

/** One member of a document that gets another value; undefined removes it. */
export interface Change {
  readonly path: readonly (string | number)[];
  readonly value: Json | undefined;
}
