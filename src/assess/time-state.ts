import type { AnswerList, Field } from './answer-list.ts';
import type { StateFilter } from './state-filter.ts';
import { isStep, isTimeField, mayLast, sharesTime, timeOf } from './time-field.ts';
import { speaksOf } from './vocabulary.ts';

/** The field that a filter compares with, and how sure that is. */
export interface ItemState {
  readonly field: Field;
  readonly fromRoot: boolean;
  /** The filter names the field, or there is no other that it could mean. */
  readonly certain: boolean;
}

const bare = (words: readonly string[]): string =>
  words.filter((w) => !speaksOf([w], 'lower') && !speaksOf([w], 'time') && w !== 'last').join(' ');

/** Orders fields by how deep they lie. */
export const shallow = (a: Field, b: Field): number => a.path.length - b.path.length;

const isNumber = (types: readonly string[]): boolean => types.includes('integer') || types.includes('number');

/** Whether a filter takes what a field holds: a number is no date written as text. */
export const fits = ({ parameter }: StateFilter, { format, types }: Field): boolean => {
  if (isNumber([parameter.type])) return !format.startsWith('date');
  return !parameter.format.startsWith('date') || types.length === 0 || types.includes('string');
};

const edges = ['end', 'next', 'last', 'latest', 'newest'];

/** Where the answer says in numbers how far it goes, for a filter that takes numbers where items have dates. */
const reached = (filter: StateFilter, list: AnswerList): ItemState | undefined => {
  if (!isNumber([filter.parameter.type])) return undefined;
  const field = list.root.find(
    (f) => isNumber(f.types) && f.words.some((w) => edges.includes(w)) && speaksOf(f.words, 'time'),
  );
  return field === undefined ? undefined : { field, fromRoot: true, certain: true };
};

/** A time that one of several did: `userUpdatedAt` is no later than another change. */
const isSomeones = ({ words }: Field): boolean =>
  words.some((w) => ['user', 'customer', 'agent', 'admin', 'system'].includes(w));

/** Times of the item itself; only where it shows none, those of somebody. */
export const ownFirst = (fields: readonly Field[]): readonly Field[] => {
  const own = fields.filter((f) => !isSomeones(f));
  return own.length > 0 ? own : fields;
};

/** Whether the first of the fields that a filter may mean is the one: the only time, or all are one by their names. */
const isSure = (field: Field, meant: readonly Field[], times: readonly Field[]): boolean => {
  if (isSomeones(field)) return false;
  if (meant.length === 0) return times.length === 1;
  return meant.every((f) => bare(f.words) === bare(field.words));
};

/** `event_date`: of an item that is an event, unless it tells of what is to come. */
const isOwnEvent = ({ words, types }: Field): boolean =>
  words[0] === 'event' &&
  words.length > 1 &&
  words.slice(1).every((w) => speaksOf([w], 'time')) &&
  !types.some((t) => ['object', 'array', 'boolean'].includes(t));

/** `message_time` of `message_time__gt`: a time by the filter's name, though nothing else says so. */
const namesake = ({ parameter }: StateFilter, { fields }: AnswerList): Field | undefined => {
  const own = parameter.words.filter(
    (w) => !['gt', 'gte', 'ge', 'after', 'since', 'from', 'min'].includes(w),
  );
  return speaksOf(own, 'time') && own.length > 1
    ? fields.find((f) => f.types.includes('string') && f.words.join(' ') === own.join(' '))
    : undefined;
};

/** The time of an item, or beside the list, that a filter compares with. */
export const timeState = (filter: StateFilter, list: AnswerList): ItemState | undefined => {
  const all = list.fields.filter(isTimeField).toSorted(shallow);
  const taken = all.filter((f) => fits(filter, f));
  const far = taken.length > 0 ? undefined : reached(filter, list);
  if (far !== undefined) return far;
  const times = taken.length > 0 ? taken : all;
  const said = [...filter.parameter.words, ...filter.parameter.says.split(/[^a-z]+/)];
  const wanted = bare(filter.parameter.words);
  const same = wanted === '' ? undefined : times.find((f) => bare(f.words) === wanted);
  if (same !== undefined) return { field: same, fromRoot: false, certain: true };
  const alikeNamed = namesake(filter, list);
  if (alikeNamed !== undefined) return { field: alikeNamed, fromRoot: false, certain: true };
  const { of } = filter;
  const spoken = of === undefined ? times.filter((f) => said.includes(bare(f.words))) : [];
  const [told] = spoken;
  if (told !== undefined && bare(told.words) !== '' && spoken.length === 1)
    return { field: told, fromRoot: false, certain: !isSomeones(told) };
  const alike = of === undefined ? [] : ownFirst(times.filter((f) => timeOf(f) === of));
  const meant = alike.filter((f) => sharesTime(said, f));
  const [first] = meant.length > 0 ? meant : alike;
  if (first !== undefined) return { field: first, fromRoot: false, certain: isSure(first, meant, times) };
  const named = filter.parameter.name.toLowerCase();
  const beside = list.root.find((f) => isTimeField(f) && f.path.join('.').toLowerCase() === named);
  if (beside !== undefined) return { field: beside, fromRoot: true, certain: true };
  // What was closed was not created then, and has no such time before.
  const fitting = ownFirst(times.filter((f) => of === undefined || (timeOf(f) === undefined && !isStep(f))));
  const likely = fitting.find((f) => timeOf(f) === 'born') ?? fitting[0];
  if (likely !== undefined)
    return {
      field: likely,
      fromRoot: false,
      certain: fitting.length === 1 && of === undefined && !isSomeones(likely) && !mayLast(likely),
    };
  const event = list.fields.find(isOwnEvent);
  if (event !== undefined) return { field: event, fromRoot: false, certain: false };
  const root = list.root.find((f) => isTimeField(f));
  return root === undefined ? undefined : { field: root, fromRoot: true, certain: false };
};
