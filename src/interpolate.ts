import { UsageError } from './errors.ts';
import { isObject, textOf, type Json } from './json.ts';
import { didYouMean } from './suggest.ts';

const PLACEHOLDER = /\\\{\{|\{\{\s*([^{}]*?)\s*\}\}/g;
const ALONE = /^\{\{\s*([^{}]*?)\s*\}\}$/;

type Values = Readonly<Record<string, Json>>;

const lookUp = (name: string, values: Values): Json => {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value !== undefined) return value;
  const known = Object.keys(values);
  throw new UsageError(
    `Unknown placeholder "{{${name}}}"${didYouMean(name, known)}; known here: ${known.join(', ') || 'none'}; write \\{{ for the characters themselves`,
  );
};

const eachText = (value: Json, change: (text: string) => Json): Json => {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((v: Json) => eachText(v, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, eachText(v, change)]));
};

/** Fills a text's placeholders, but for those without a value, and gives the characters for `\{{`. */
const filled = (
  text: string,
  valueOf: (name: string) => Json | undefined,
  unescaped: (escape: string) => string,
): Json => {
  const alone = ALONE.exec(text)?.[1];
  if (alone !== undefined) {
    const value = valueOf(alone);
    return value === undefined ? text : value;
  }
  return text.replace(PLACEHOLDER, (whole, name: string | undefined) => {
    if (name === undefined) return unescaped(whole);
    const value = valueOf(name);
    return value === undefined ? whole : textOf(value);
  });
};

/**
 * Fills the placeholders of every string in a value: `{{token}}`, `{{n}}`, saved names. A string that is one
 * placeholder alone becomes the value itself, with its type; `\{{` stands for the characters themselves.
 */
export const interpolate = (value: Json, values: Values): Json =>
  eachText(value, (text) =>
    filled(
      text,
      (name) => lookUp(name, values),
      (escape) => escape.slice(1),
    ),
  );

const escaped = (value: Json): Json => eachText(value, (text) => text.replaceAll('{{', '\\{{'));

/** Fills the placeholders that have a value, and leaves the others, and `\{{`, for `interpolate`. */
export const interpolateSome = (value: Json, valueOf: (name: string) => Json | undefined): Json =>
  eachText(value, (text) =>
    filled(
      text,
      (name) => {
        const found = valueOf(name);
        return found === undefined ? undefined : escaped(found);
      },
      (escape) => escape,
    ),
  );
