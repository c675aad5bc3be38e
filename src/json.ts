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
export const escapePointer = (segment: string): string =>
  segment.includes('~') || segment.includes('/')
    ? segment.replaceAll('~', '~0').replaceAll('/', '~1')
    : segment;

/** The segments of a JSON Pointer, unescaped; `''` is the root. */
export const pointerSegments = (pointer: string): string[] => {
  if (pointer === '') return [];
  const segments = pointer.slice(1).split('/');
  return pointer.includes('~')
    ? segments.map((s) => s.replaceAll('~1', '/').replaceAll('~0', '~'))
    : segments;
};

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

/** How deep JSON from outside may be nested: far above any real item, and what walks it is recursive. */
export const DEEPEST = 200;

const isDeeperThan = (value: unknown, most: number): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  return most === 0 || Object.values(value).some((v) => isDeeperThan(v, most - 1));
};

/** JSON text read, or why it cannot be: as the end of a sentence that begins with what it is. */
export type ReadJson =
  { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly why: string };

/** Reads JSON text of at most `DEEPEST` levels; a byte order mark before it is passed over (RFC 8259 §8.1). */
export const readJson = (text: string): ReadJson => {
  try {
    const value = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) as Json;
    return isDeeperThan(value, DEEPEST)
      ? { ok: false, why: `is nested deeper than ${DEEPEST} levels, and cannot be read` }
      : { ok: true, value };
  } catch {
    return { ok: false, why: 'is not JSON' };
  }
};

/** A value parsed from JSON text; undefined where the text is no JSON, or nested too deep. */
export const parseJson = (text: string): Json | undefined => {
  const read = readJson(text);
  return read.ok ? read.value : undefined;
};

const literal = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** JSON text in which whole numbers beyond what a double holds are texts, digit by digit: an id must stay the same one. */
export const exactNumbers = (text: string): string =>
  /\d{16}/.test(text)
    ? text.replaceAll(literal, (token) =>
        /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token,
      )
    : text;

/** A value as text: a string as it is, anything else as JSON. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
