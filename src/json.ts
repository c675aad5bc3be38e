/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/** Whether a value is a JSON object: no array, not null. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An own member of an object; undefined for anything else, and never a member of the prototype. */
export const member = (value: unknown, key: string): Json | undefined =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** One escaped segment of a JSON Pointer (RFC 6901). */
export const escapePointer = (segment: string): string => segment.replaceAll('~', '~0').replaceAll('/', '~1');

/** The segments of a JSON Pointer, unescaped; `''` is the root. */
export const pointerSegments = (pointer: string): string[] =>
  pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((s) => s.replaceAll('~1', '/').replaceAll('~0', '~'));

/** A JSON Pointer from its unescaped segments. */
export const toPointer = (segments: readonly (string | number)[]): string =>
  segments.map((s) => `/${escapePointer(String(s))}`).join('');

/** The value at a JSON Pointer, or undefined. */
export const valueAt = (root: Json | undefined, pointer: string): Json | undefined => {
  let here: Json | undefined = root;
  for (const segment of pointerSegments(pointer)) {
    if (Array.isArray(here)) here = /^\d+$/.test(segment) ? here[Number(segment)] : undefined;
    else here = member(here, segment);
    if (here === undefined) return undefined;
  }
  return here;
};

/** JSON with sorted keys and no white space: equal values give equal text. */
export const canonicalJson = (value: Json | undefined): string => {
  if (Array.isArray(value)) return `[${value.map((v) => canonicalJson(v as Json)).join(',')}]`;
  if (isObject(value)) {
    const members = Object.keys(value)
      .filter((k) => value[k] !== undefined)
      .sort();
    return `{${members.map((k) => `${JSON.stringify(k)}:${canonicalJson(value[k])}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
};

/** A value parsed from JSON text, or undefined where the text is no JSON. */
export const parseJson = (text: string): Json | undefined => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
};

/** A value as text: a string as it is, anything else as JSON. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
