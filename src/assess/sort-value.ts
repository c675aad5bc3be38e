import type { Field } from './answer-list.ts';
import { textsOf } from './default-order.ts';
import type { QueryParameter } from './operation-view.ts';
import { listedValues } from './order-words.ts';
import { isBirth, isSortBy } from './sorted-by.ts';

/** Whether a value of a sort puts the greatest first. */
export const isDescending = (value: string): boolean =>
  /^-|desc|newest|latest|recent|recency/i.test(value) && !/asc/i.test(value);

/** A minus before the name of a field turns its order around. */
const minus =
  /(['"`(]-['"`)]|\bminus\b|\bhyphen\b|\bdash\b)[^.]{0,60}\bdesc|\bdesc(ending)?\b[^.]{0,60}(['"`(]-['"`)]|\bminus\b|\bhyphen\b|\bdash\b)/;

/** "Append :desc", or an example that does: whatever the field, the rule is the same. */
const colon =
  /\b(?:append|add|suffix|followed by|with)\b[^.]{0,20}:desc\b|(?:\be\.g\.,?|\bfor example|\bexample:?|\blike|\bsuch as) [`'"]?(?:\w+=)?\w+:desc\b/;

/** The value of a sort parameter that goes by the state, newest first. */
export const sortValue = (
  sort: QueryParameter,
  field: Field,
  fields: readonly Field[],
): string | undefined => {
  const name = field.path.join('.');
  if (/^\$orderby$/i.test(sort.name) && sort.values.length === 0) return `${field.path.join('/')} desc`;
  const isNamed = sort.says.split(/[^\w.]+/).includes(name.toLowerCase());
  if (sort.says.includes(`-${name.toLowerCase()}`) || (isNamed && minus.test(sort.says))) return `-${name}`;
  if (sort.says.includes(`${name.toLowerCase()}:desc`)) return `${name}:desc`;
  const leaf = field.path.at(-1) ?? '';
  if (sort.values.length === 0 && colon.test(sort.says)) return `${leaf}:desc`;
  const written = textsOf(sort);
  const texts = written.length > 0 ? written : listedValues(sort.says);
  const about = texts.filter((v) => isSortBy(v, field, fields, texts));
  const recent = texts.filter((v) => /^(newest|latest|most_?recent|recent|recency)(_?first)?$/i.test(v));
  const choices = about.length > 0 || !isBirth(field) ? about : recent;
  return choices.find((v) => isDescending(v)) ?? choices[0];
};

const escaped = (text: string): string =>
  text.toLowerCase().replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** "date: in reverse chronological order": the value itself puts the newest first. */
export const isSaidToFall = ({ says }: QueryParameter, value: string): boolean =>
  new RegExp(
    String.raw`\b${escaped(value)}\b["'\x60]?\s*(?:[-–—:=(]|means|is)[^.;]{0,60}\b(?:reverse.chronological|newest first|most recent(?:ly \w+)? first|descending)`,
  ).test(says);
