import { escapePointer, type Json } from '../../json.ts';
import { isNear } from '../../near.ts';
import type { Located } from '../../openapi/reference.ts';

/** A key that looks like an extension. */
export interface NearExtension {
  readonly key: string;
  readonly pointer: string;
}

/** Without its prefix an extension may be the name of a property, whose value is an object, or a value in an example. */
const isBare = (key: string, value: Json | undefined, wanted: string): boolean =>
  value === true && isNear(key, wanted.replace('x-ms-', ''));

/** The keys of an object that are an extension, or look as if it was meant. */
export const nearExtensions = ({ node, pointer }: Located, wanted: string): NearExtension[] =>
  Object.keys(node)
    .filter((key) => key === wanted || isNear(key, wanted) || isBare(key, node[key], wanted))
    .map((key) => ({ key, pointer: `${pointer}/${escapePointer(key)}` }));

/** Says that a key is none of the platform's. */
export const isNoExtension = (key: string, wanted: string): string =>
  `"${key}" is no extension; "${wanted}" is`;
