import type { Field } from './answer-list.ts';
import { speaksOf, vocabulary } from './vocabulary.ts';

/** Whether a field may hold a value of one of these types. */
export const holds = (field: Field, ...types: string[]): boolean =>
  field.types.length === 0 || field.types.some((t) => types.includes(t));

/** `status_date`: when the item took its state. */
const isStatusDate = ({ words }: Field): boolean =>
  words.length === 2 &&
  ['status', 'state'].includes(words[0] ?? '') &&
  ['date', 'time', 'datetime', 'at', 'timestamp'].includes(words[1] ?? '');

/** `date`: of what, is told by its description alone. */
const isBare = ({ words }: Field): boolean => words.length > 0 && words.every((w) => vocabulary.time.has(w));

/** Words that tell which time a field holds: of its name, or else of its description. */
const timeWords = (field: Field): readonly string[] =>
  isBare(field) ? field.says.split(/[^a-z]+/) : field.words;

const speaksOfTime = (words: readonly string[]): boolean =>
  speaksOf(words, 'born') || speaksOf(words, 'changed');

const epoch = /\b(?:unix|epoch|timestamp)\b/;
const isNumeric = ({ types }: Field): boolean =>
  types.length > 0 && types.every((t) => ['integer', 'number', 'null'].includes(t));

/** `startedAt: 1700000000`: a number that its name or description makes a time; `processing_time` is how long. */
const isCountedTime = (field: Field): boolean => {
  if (!isNumeric(field)) return false;
  const { words, says } = field;
  if (epoch.test(says) || (isBare(field) && words.length === 1)) return true;
  // `startAt` counts items.
  return (
    words.length > 1 &&
    !speaksOf(words, 'lower') &&
    (['at', 'date'].includes(words.at(-1) ?? '') || words[0] === 'date')
  );
};

/** `time`, a number: an instant or how long something took, where that is not said. */
export const mayLast = (field: Field): boolean =>
  isNumeric(field) && field.words.join(' ') === 'time' && !epoch.test(field.says);

/** Whether a field holds a time at which something happened to the item. */
export const isTimeField = (field: Field): boolean => {
  if (speaksOf(field.words, 'business') || !holds(field, 'string', 'integer', 'number')) return false;
  if (isStatusDate(field)) return true;
  if (field.words.some((w) => ['by', 'zone', 'name', 'type', 'status', 'count', 'url'].includes(w)))
    return false;
  if (field.format === 'date-time' || field.format === 'date') return true;
  if (isCountedTime(field)) return true;
  const last = field.words.at(-1) ?? '';
  const dated = speaksOfTime(field.words);
  const ends = ['at', 'on', 'date', 'time', 'datetime', 'timestamp', 'ts', 'utc'].includes(last);
  if (field.words.includes('user') && !ends) return false;
  const ended = speaksOf(field.words, 'ended') && ends;
  return (
    ended ||
    (isBare(field) && speaksOfTime(timeWords(field))) ||
    (dated && (ends || field.words.length <= 2)) ||
    ['ts', 'timestamp', 'datetime'].includes(last)
  );
};

/** Which time a field holds. */
export const timeOf = (field: Field): 'born' | 'changed' | undefined => {
  const words = timeWords(field);
  if (speaksOf(words, 'changed')) return 'changed';
  return speaksOf(words, 'born') ? 'born' : undefined;
};

/** `closedAt`: the time of a step that an item may not have taken. */
export const isStep = (field: Field): boolean =>
  speaksOf(field.words, 'ended') && timeOf(field) === undefined;

const change = /^(updat|modif|chang|edit|revis)/;

/** Words for one event, of whatever form: `created`, `creation`; what is updated is modified. */
const isAkin = (a: string, b: string): boolean =>
  a.slice(0, 4) === b.slice(0, 4) || (change.test(a) && change.test(b));

/** Whether some words mean the time that a field holds, and no other of its group: received is not created. */
export const sharesTime = (words: readonly string[], field: Field): boolean => {
  const time = timeOf(field);
  if (time === undefined) return false;
  const own = timeWords(field).filter((w) => vocabulary[time].has(w));
  return words.some((w) => vocabulary[time].has(w) && own.some((o) => isAkin(w, o)));
};
