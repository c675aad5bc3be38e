import { isObject, member, parseJson, type Json } from '../json.ts';

/** Members that hold what went wrong, the most telling first. */
const telling = [
  'message',
  'error_description',
  'error_message',
  'detail',
  'details',
  'description',
  'reason',
  'error',
  'errors',
  'fault',
  'value',
  'title',
];

/** Characters of a text that are shown. */
const LONGEST = 160;

/** How deep an answer is looked through. */
const DEEPEST = 4;

const toldBy = (value: Json | undefined, depth = DEEPEST): string | undefined => {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (depth === 0) return undefined;
  if (Array.isArray(value)) return toldBy((value as readonly Json[])[0], depth - 1);
  if (!isObject(value)) return undefined;
  for (const key of telling) {
    const told = toldBy(member(value, key), depth - 1);
    if (told !== undefined) return told;
  }
  return undefined;
};

/** What a service says itself of a call that it refuses, in one line; undefined where it says nothing, or a page. */
export const serviceText = (body: Uint8Array): string | undefined => {
  const text = Buffer.from(body).toString('utf8');
  const json = parseJson(text);
  const told = json === undefined && !text.trimStart().startsWith('<') ? text : toldBy(json);
  const line = told?.replaceAll(/\s+/g, ' ').trim() ?? '';
  if (line === '') return undefined;
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
};
