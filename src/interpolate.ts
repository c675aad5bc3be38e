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

const interpolateText = (text: string, values: Values): Json => {
  const alone = ALONE.exec(text);
  if (alone?.[1] !== undefined) return lookUp(alone[1], values);
  return text.replace(PLACEHOLDER, (whole, name: string | undefined) =>
    name === undefined ? whole.slice(1) : textOf(lookUp(name, values)),
  );
};

/**
 * Fills the placeholders of every string in a value: `{{token}}`, `{{n}}`, saved names. A string that is one
 * placeholder alone becomes the value itself, with its type; `\{{` stands for the characters themselves.
 */
export const interpolate = (value: Json, values: Values): Json => {
  if (typeof value === 'string') return interpolateText(value, values);
  if (Array.isArray(value)) return value.map((v: Json) => interpolate(v, values));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, interpolate(v, values)]));
};
