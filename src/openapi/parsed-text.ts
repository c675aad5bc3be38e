import { DocumentError } from '../errors.ts';
import type { Json } from '../json.ts';
import type { Position } from './lines.ts';

/** A text that was parsed, and how to find places in it. */
export interface ParsedText {
  readonly root: Json;
  /** What the parser had to forgive. */
  readonly forgiven: readonly { readonly message: string; readonly at: Position }[];
  /** Where a JSON Pointer stands; for one that leads nowhere, the deepest part of it that exists. */
  readonly locate: (pointer: string) => Position;
}

/** An error that says where a text cannot be read. */
export const unreadable = (file: string, problem: string, at: Position): DocumentError =>
  new DocumentError(`Cannot read "${file}": ${problem} at ${at.line}:${at.column}`, { file, ...at });
