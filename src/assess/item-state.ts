import type { AnswerList, Field } from './answer-list.ts';
import { comparedName } from './compared-name.ts';
import type { StateFilter } from './state-filter.ts';
import { holds, isStep, isTimeField, timeOf } from './time-field.ts';
import { ownFirst, shallow, timeState, type ItemState } from './time-state.ts';
import { speaksOf } from './vocabulary.ts';

/** What an item of a list is called: `entry` of `entries`. */
const singular = ({ path }: AnswerList): string =>
  (path.at(-1) ?? '')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .replace(/ies$/, 'y')
    .replace(/s$/, '');

const idState = (filter: StateFilter, list: AnswerList): ItemState | undefined => {
  const wanted = filter.parameter.words
    .filter((w) => !speaksOf([w], 'lower') && w !== 'last' && w !== 'before')
    .join('');
  const scalar = list.fields.filter((f) => holds(f, 'string', 'integer', 'number')).toSorted(shallow);
  const named = scalar.find((f) => f.words.join('') === wanted);
  const own = scalar.find((f) => f.path.length === 1 && /^_?(id|uid|uuid|guid|sid)$/i.test(f.path[0] ?? ''));
  const compared = wanted === '' ? comparedName(filter.parameter.says) : undefined;
  const spoken = scalar.find((f) => f.path.join('.').toLowerCase() === compared);
  if (spoken !== undefined) return { field: spoken, fromRoot: false, certain: true };
  const asked =
    wanted === 'id' || wanted === '' || /^(ending )?before$/.test(filter.parameter.words.join(' '));
  if (named !== undefined) return { field: named, fromRoot: false, certain: true };
  const beside = list.root.find(
    (f) => holds(f, 'string', 'integer', 'number') && f.words.join('') === wanted,
  );
  if (beside !== undefined && wanted !== 'id') return { field: beside, fromRoot: true, certain: true };
  // `entry_id` is the id of an item of `entries`.
  if (own !== undefined && wanted !== 'id' && wanted.endsWith('id')) {
    const isOwn = (comparedName(filter.parameter.says) ?? '') === 'id' || wanted === `${singular(list)}id`;
    if (isOwn) return { field: own, fromRoot: false, certain: true };
  }
  if (asked && own !== undefined) return { field: own, fromRoot: false, certain: true };
  // `fullname of a thing` is the field that is the `fullname of the post`.
  const [, called] = /^([a-z]+) of\b/.exec(filter.parameter.says) ?? [];
  const alike = scalar.find((f) => called !== undefined && f.says.startsWith(`${called} of `));
  if (alike !== undefined) return { field: alike, fromRoot: false, certain: false };
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
  const within = list.nested.filter((f) => holds(f, 'string', 'integer', 'number'));
  const alike = within.filter((f) => wanted !== '' && stem(f.words) === wanted);
  if (alike[0] !== undefined) return { field: alike[0], fromRoot: true, certain: alike.length === 1 };
  const last = beside.filter(
    (f) => /^(last|latest|new)$/.test(f.words[0] ?? '') && speaksOf(f.words, 'identity'),
  );
  return last[0] === undefined ? undefined : { field: last[0], fromRoot: true, certain: last.length === 1 };
};

/** The times that a language may compare with, the likeliest first. */
const languageStates = (filter: StateFilter, list: AnswerList): ItemState[] => {
  const times = list.fields.filter((f) => isTimeField(f) && !isStep(f));
  const fields = ownFirst(times).toSorted(shallow);
  const wanted = filter.parameter.words.join(' ');
  const named = fields.filter((f) => f.words.join(' ') === wanted);
  // What happened last may happen again.
  const often = (f: Field): number => (f.words.includes('last') ? 1 : 0);
  const likely = ['born', 'changed', undefined].flatMap((time) =>
    fields.filter((f) => timeOf(f) === time).toSorted((a, b) => often(a) - often(b)),
  );
  const wants = named.length > 0 ? named : likely;
  return wants.map((field) => ({ field, fromRoot: false, certain: true }));
};

const older = /\bpag(?:e|es|ing|inat)|\bolder\b|\bprevious\b|\bmore (?:results|items)\b/;

/** The place beside a list that is told to be sent as this parameter; a cursor of the same name is one. */
const givenBack = ({ parameter, kind }: StateFilter, list: AnswerList): Field | undefined => {
  const name = parameter.name.toLowerCase();
  const scalar = [...list.root, ...list.nested].filter((f) => holds(f, 'string', 'integer', 'number'));
  const told = scalar.find(
    ({ says }) =>
      !older.test(says) &&
      [` as ${name} `, ` as the ${name} `].some((t) => ` ${says.replaceAll(/[^\w]+/g, ' ')} `.includes(t)),
  );
  const named =
    kind !== 'id' && /\bcursor\b/.test(parameter.says)
      ? list.nested.find((f) => scalar.includes(f) && f.path.at(-1)?.toLowerCase() === name)
      : undefined;
  return told ?? named;
};

/** The fields of an item, or beside the list, that a filter may compare with, the likeliest first. */
export const itemStates = (filter: StateFilter, list: AnswerList): ItemState[] => {
  if (filter.kind === 'language') return languageStates(filter, list);
  const given = givenBack(filter, list);
  if (given !== undefined) return [{ field: given, fromRoot: true, certain: true }];
  const state = { time: timeState, id: idState, cursor: cursorState }[filter.kind](filter, list);
  return state === undefined ? [] : [state];
};
