import type { AnswerList, Field } from './answer-list.ts';
import type { StateFilter } from './state-filter.ts';
import { speaksOf } from './vocabulary.ts';

/** The field that a filter compares with, and how sure that is. */
export interface ItemState {
  readonly field: Field;
  readonly fromRoot: boolean;
  /** The filter names the field, or there is no other that it could mean. */
  readonly certain: boolean;
}

const holds = (field: Field, ...types: string[]): boolean =>
  field.types.length === 0 || field.types.some((t) => types.includes(t));

/** `status_date`: when the item took its state. */
const isStatusDate = ({ words }: Field): boolean =>
  words.length === 2 &&
  ['status', 'state'].includes(words[0] ?? '') &&
  ['date', 'time', 'datetime', 'at', 'timestamp'].includes(words[1] ?? '');

/** Whether a field holds a time at which something happened to the item. */
export const isTimeField = (field: Field): boolean => {
  if (speaksOf(field.words, 'business') || !holds(field, 'string', 'integer', 'number')) return false;
  if (isStatusDate(field)) return true;
  if (field.words.some((w) => ['by', 'user', 'zone', 'name', 'type', 'status', 'count', 'url'].includes(w)))
    return false;
  if (field.format === 'date-time' || field.format === 'date') return true;
  const dated = speaksOf(field.words, 'born') || speaksOf(field.words, 'changed');
  const last = field.words.at(-1) ?? '';
  const ends = ['at', 'on', 'date', 'time', 'datetime', 'timestamp', 'ts', 'utc'].includes(last);
  const ended = speaksOf(field.words, 'ended') && ends;
  return (
    ended || (dated && (ends || field.words.length <= 2)) || ['ts', 'timestamp', 'datetime'].includes(last)
  );
};

/** Which time a field holds. */
export const timeOf = ({ words }: Field): 'born' | 'changed' | undefined => {
  if (speaksOf(words, 'changed')) return 'changed';
  return speaksOf(words, 'born') ? 'born' : undefined;
};

const bare = (words: readonly string[]): string =>
  words.filter((w) => !speaksOf([w], 'lower') && !speaksOf([w], 'time') && w !== 'last').join(' ');

const shallow = (a: Field, b: Field): number => a.path.length - b.path.length;

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

const timeState = (filter: StateFilter, list: AnswerList): ItemState | undefined => {
  const all = list.fields.filter(isTimeField).toSorted(shallow);
  const taken = all.filter((f) => fits(filter, f));
  const far = taken.length > 0 ? undefined : reached(filter, list);
  if (far !== undefined) return far;
  const times = taken.length > 0 ? taken : all;
  const wanted = bare(filter.parameter.words);
  const same = wanted === '' ? undefined : times.find((f) => bare(f.words) === wanted);
  if (same !== undefined) return { field: same, fromRoot: false, certain: true };
  const alike = times.filter((f) => filter.of !== undefined && timeOf(f) === filter.of);
  if (alike[0] !== undefined) return { field: alike[0], fromRoot: false, certain: alike.length === 1 };
  const named = filter.parameter.name.toLowerCase();
  const beside = list.root.find((f) => isTimeField(f) && f.path.join('.').toLowerCase() === named);
  if (beside !== undefined) return { field: beside, fromRoot: true, certain: true };
  const fitting = times.filter((f) => filter.of === undefined || timeOf(f) === undefined);
  const likely = fitting.find((f) => timeOf(f) === 'born') ?? fitting[0];
  if (likely !== undefined)
    return { field: likely, fromRoot: false, certain: fitting.length === 1 && filter.of === undefined };
  const root = list.root.find((f) => isTimeField(f));
  return root === undefined ? undefined : { field: root, fromRoot: true, certain: false };
};

const idState = (filter: StateFilter, list: AnswerList): ItemState | undefined => {
  const wanted = filter.parameter.words.filter((w) => !speaksOf([w], 'lower') && w !== 'last').join('');
  const scalar = list.fields.filter((f) => holds(f, 'string', 'integer', 'number')).toSorted(shallow);
  const named = scalar.find((f) => f.words.join('') === wanted);
  const own = scalar.find((f) => f.path.length === 1 && /^_?(id|uid|uuid|guid|sid)$/i.test(f.path[0] ?? ''));
  const asked = wanted === 'id' || wanted === '' || filter.parameter.words.join(' ') === 'ending before';
  if (named !== undefined) return { field: named, fromRoot: false, certain: true };
  const beside = list.root.find(
    (f) => holds(f, 'string', 'integer', 'number') && f.words.join('') === wanted,
  );
  if (beside !== undefined && wanted !== 'id') return { field: beside, fromRoot: true, certain: true };
  if (asked && own !== undefined) return { field: own, fromRoot: false, certain: true };
  const ending = scalar.find((f) => wanted !== '' && f.words.join('').endsWith(wanted));
  return ending === undefined ? undefined : { field: ending, fromRoot: false, certain: false };
};

const stem = (words: readonly string[]): string =>
  words
    .filter((w) => !['next', 'new', 'last', 'latest', 'after', 'since', 'start', 'end'].includes(w))
    .join('');

const cursorState = (filter: StateFilter, list: AnswerList): ItemState | undefined => {
  const wanted = stem(filter.parameter.words);
  const beside = list.root.filter((f) => holds(f, 'string', 'integer', 'number'));
  const same = beside.find((f) => wanted !== '' && stem(f.words) === wanted);
  if (same !== undefined) return { field: same, fromRoot: true, certain: true };
  const last = beside.filter(
    (f) => /^(last|latest|new)$/.test(f.words[0] ?? '') && speaksOf(f.words, 'identity'),
  );
  return last[0] === undefined ? undefined : { field: last[0], fromRoot: true, certain: last.length === 1 };
};

const languageState = (list: AnswerList): ItemState | undefined => {
  const times = list.fields.filter((f) => isTimeField(f) && timeOf(f) !== undefined).toSorted(shallow);
  const field = times.find((f) => timeOf(f) === 'born') ?? times[0];
  return field === undefined ? undefined : { field, fromRoot: false, certain: true };
};

/** The field of an item, or beside the list, that a filter compares with; undefined where none can be meant. */
export const itemState = (filter: StateFilter, list: AnswerList): ItemState | undefined => {
  if (filter.kind === 'time') return timeState(filter, list);
  if (filter.kind === 'id') return idState(filter, list);
  return filter.kind === 'cursor' ? cursorState(filter, list) : languageState(list);
};
