import { DocumentError } from '../errors.ts';

/** Longest text that is read, in UTF-16 units; the largest connector of the field has 1.1 million. */
export const MAX_TEXT = 16 * 1024 * 1024;
/** Deepest nesting that is read; real definitions stay under 50. */
export const MAX_DEPTH = 200;
/** Most objects and arrays in one document; YAML aliases can make a short text huge. */
const MAX_NODES = 4_000_000;
/** Longest chain of `$ref`s to `$ref`s. */
export const MAX_HOPS = 32;

/** The offset after a comment that begins at `start`, or `start` where none does. */
const afterComment = (text: string, start: number): number => {
  const opening = text.slice(start, start + 2);
  if (opening !== '//' && opening !== '/*') return start;
  const end = opening === '//' ? text.indexOf('\n', start) : text.indexOf('*/', start + 2);
  return end < 0 ? text.length : end + opening.length - (opening === '//' ? 1 : 0);
};

/**
 * How deep brackets nest in a text, strings left out, and comments too where `withComments` says that `//` begins one;
 * cheap, so that no parser can be made to overflow.
 */
export const bracketDepth = (text: string, withComments = false): number => {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === 0x5c) i++;
      else if (code === 0x22 || code === 0x0a) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x2f && withComments) i = Math.max(i, afterComment(text, i) - 1);
    else if (code === 0x7b || code === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x7d || code === 0x5d) depth--;
  }
  return deepest;
};

/** Throws where a parsed value nests too deep, or contains itself; else gives how many members its objects have. */
export const refuseDeepValue = (file: string, value: unknown): number => {
  let nodes = 0;
  let members = 0;
  const walk = (node: object, depth: number): void => {
    if (depth > MAX_DEPTH) refuseDepth(file);
    nodes += 1;
    if (nodes > MAX_NODES)
      throw new DocumentError(`Cannot read "${file}": it has more than ${MAX_NODES} objects and arrays`, {
        file,
      });
    // Every document comes through here: lists of its members would cost more than the walk.
    const isList = Array.isArray(node);
    for (const key in node) {
      if (!isList) members += 1;
      const child = (node as Readonly<Record<string, unknown>>)[key];
      if (typeof child === 'object' && child !== null) walk(child, depth + 1);
    }
  };
  if (typeof value === 'object' && value !== null) walk(value, 0);
  return members;
};

/** Throws that a document nests too deep. */
export const refuseDepth = (file: string): never => {
  throw new DocumentError(`Cannot read "${file}": it nests deeper than ${MAX_DEPTH} levels`, { file });
};
