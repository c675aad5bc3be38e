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

const escaped = (text: string): string =>
  text.toLowerCase().replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** A value that a description shows, and which puts the greatest of this name first: `-name`, `name.desc`, `name,desc`. */
const shownFall = (says: string, name: string): string | undefined => {
  const bare = escaped(name);
  const minused = new RegExp(String.raw`(?<![\w.-])-(_?)${bare}(?!\.?\w)`).exec(says)?.[1];
  if (minused !== undefined) return `-${minused}${name}`;
  const mark = new RegExp(String.raw`(?<![\w.])${bare}([.,:])desc\b`).exec(says)?.[1];
  return mark === undefined ? undefined : `${name}${mark}desc`;
};

/** The value of a sort parameter that goes by the state, newest first. */
export const sortValue = (
  sort: QueryParameter,
  field: Field,
  fields: readonly Field[],
): string | undefined => {
  const name = field.path.join('.');
  if (/^\$orderby$/i.test(sort.name) && sort.values.length === 0) return `${field.path.join('/')} desc`;
  const isNamed = sort.says.split(/[^\w.]+/).includes(name.toLowerCase());
  const leaf = field.path.at(-1) ?? '';
  const shown = shownFall(sort.says, name) ?? shownFall(sort.says, leaf);
  if (shown !== undefined) return shown;
  if (isNamed && minus.test(sort.says)) return `-${name}`;
  if (sort.values.length === 0 && colon.test(sort.says)) return `${leaf}:desc`;
  const written = textsOf(sort);
  const texts = written.length > 0 ? written : listedValues(sort.says);
  const about = texts.filter((v) => isSortBy(v, field, fields, texts));
  const recent = texts.filter((v) => /^(newest|latest|most_?recent|recent|recency)(_?first)?$/i.test(v));
  const choices = about.length > 0 || !isBirth(field) ? about : recent;
  return choices.find((v) => isDescending(v)) ?? choices[0];
};

/** "date: in reverse chronological order": the value itself puts the newest first. */
export const isSaidToFall = ({ says }: QueryParameter, value: string): boolean =>
  new RegExp(
    String.raw`\b${escaped(value)}\b["'\x60]?\s*(?:[-–—:=(]|means|is)[^.;]{0,60}\b(?:reverse.chronological|newest first|most recent(?:ly \w+)? first|descending)`,
  ).test(says);
