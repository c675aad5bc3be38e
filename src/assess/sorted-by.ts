import { nameWords } from '../name-words.ts';
import type { Field } from './answer-list.ts';
import { isStep, isTimeField, sharesTime, timeOf } from './time-field.ts';
import { speaksOf, vocabulary } from './vocabulary.ts';

/** By what a list is sorted, seen from the state: by it, by something else, by something that is not told. */
export type SortedBy = 'state' | 'other' | 'unclear' | 'unsaid';

const flat = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** Words of a value that say in which direction it sorts. */
const directions = new Set(
  'asc ascending desc descending newest oldest latest recent recently recency most first last'.split(' '),
);

const core = (words: readonly string[]): string[] =>
  words.filter((w) => !directions.has(w) && !vocabulary.time.has(w));

const lone = (field: Field, fields: readonly Field[]): boolean =>
  fields.filter((f) => isTimeField(f) && timeOf(f) === timeOf(field)).length <= 1;

/** Whether words of a time mean the time that a field holds; undefined where that is open. */
const meansTime = (words: readonly string[], field: Field, fields: readonly Field[]): boolean | undefined => {
  const [changed, born] = [speaksOf(words, 'changed'), speaksOf(words, 'born')];
  if (changed === born) return undefined;
  const time = timeOf(field);
  // What was applied for, say, was not created then.
  const own = field.words.filter((w) => !vocabulary.time.has(w));
  if (time === undefined && own.length > 0 && !own.some((w) => words.includes(w))) return undefined;
  if (time === undefined)
    return isTimeField(field) && fields.filter(isTimeField).length > 1 ? undefined : isTimeField(field);
  if ((time === 'changed') !== changed) return false;
  const isLone = lone(field, fields) || [...words].some((w) => field.words.includes(w));
  return isLone && sharesTime(words, field) ? true : undefined;
};

/** Whether a bare "date" can mean no other time of an item, as the other values name those. */
const isOnlyTime = (field: Field, fields: readonly Field[], values: readonly string[]): boolean =>
  isTimeField(field) &&
  fields.every((f) => f === field || !isTimeField(f) || values.some((v) => isNamed(v, f, fields)));

const isNamed = (value: string, field: Field, fields: readonly Field[]): boolean => {
  const words = nameWords(value);
  const plain = flat(words.filter((w) => !/^(asc|desc)/.test(w)).join(''));
  if ([field.path.join(''), field.path.at(-1) ?? ''].some((n) => flat(n) === plain)) return true;
  const rest = core(words);
  if (rest.length === 0) return false;
  return core(field.words).join(' ') === rest.join(' ') || meansTime(words, field, fields) === true;
};

/** Whether a value of a sort parameter sorts by a field; `values` are all that it takes. */
export const isSortBy = (
  value: string,
  field: Field,
  fields: readonly Field[],
  values: readonly string[] = [],
): boolean => {
  if (isNamed(value, field, fields)) return true;
  if (fields.some((f) => isTimeField(f) && isNamed(value, f, fields))) return false;
  const bare = nameWords(value).filter((w) => !directions.has(w));
  const isDate = bare.length > 0 && bare.every((w) => vocabulary.time.has(w));
  return (
    isDate &&
    isOnlyTime(
      field,
      fields,
      values.filter((v) => v !== value),
    )
  );
};

/** Whether "newest" alone means the greatest in a field: it tells of births. */
export const isBirth = (field: Field): boolean =>
  timeOf(field) !== 'changed' && !(isTimeField(field) && isStep(field));

const spells = (clause: string, field: Field): boolean => {
  const own = (field.path.at(-1) ?? '').toLowerCase();
  const said = clause.split(/[^a-z0-9]+/).join(' ');
  return (
    (field.words.length > 1 && ` ${said} `.includes(` ${field.words.join(' ')} `)) ||
    (own.length > 3 && /[_.]|date|time|at$/.test(own) && clause.split(/[^\w.]+/).includes(own))
  );
};

/** By what a text says that a list is sorted. */
export const saidToSortBy = (clause: string, field: Field, fields: readonly Field[]): SortedBy => {
  if (spells(clause, field)) return 'state';
  if (fields.some((f) => isTimeField(f) && spells(clause, f))) return 'other';
  const words = clause.split(/[^a-z]+/);
  const means = isTimeField(field) ? meansTime(words, field, fields) : undefined;
  if (means !== undefined) return means ? 'state' : 'other';
  if (!isTimeField(field) && speaksOf(words, 'changed')) return 'other';
  if (speaksOf(words, 'changed') || speaksOf(words, 'born')) return isTimeField(field) ? 'unclear' : 'unsaid';
  const [, by] = /\b(?:by|order of) (?!default)(?:the |their |its )?([\w.]+)/.exec(clause) ?? [];
  if (by === undefined || directions.has(by)) return 'unsaid';
  if (isSortBy(by, field, fields)) return 'state';
  if (vocabulary.time.has(by)) return 'unclear';
  return fields.some((f) => f.path.length === 1 && flat(f.path[0] ?? '') === flat(by)) ? 'other' : 'unclear';
};
