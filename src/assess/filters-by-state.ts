import { boundOf } from './bound.ts';
import { comparedName } from './compared-name.ts';
import { languageFilter } from './language-filter.ts';
import type { QueryParameter } from './operation-view.ts';
import { isPageCursor } from './page-cursor.ts';
import { isTimeTyped, saysLower, saysTime, type StateFilter } from './state-filter.ts';
import { speaksOf } from './vocabulary.ts';

/** It leads to what is older than what the caller has: a listing that has the newest first. */
const backwards = /\bolder (ones|items|entries|things|records|results)\b|\(older\b/;
const forwards = /\bnewer\b|\bmore recent\b/;

const paged = /\bpag(e|es|ing|inat)|\bcursor\b|next set|\btoken\b|\boffset\b/;
const group = (words: readonly string[], says: string): 'born' | 'changed' | undefined => {
  for (const spoken of [words, says.split(/[^a-z]+/)]) {
    const changed = speaksOf(spoken, 'changed');
    const born = speaksOf(spoken, 'born');
    if (changed !== born) return changed ? 'changed' : 'born';
  }
  return undefined;
};

/** The time at which the item itself starts, of `min_start_time`. */
const isOwnStart = (words: readonly string[]): boolean =>
  words.some((w) => w === 'start' || w === 'starting') &&
  words.some((w) => w !== 'start' && w !== 'starting' && speaksOf([w], 'lower'));

const timeFilter = (parameter: QueryParameter): StateFilter | undefined => {
  const { words, says } = parameter;
  if (speaksOf(words, 'business') || isOwnStart(words)) return undefined;
  const bounded = speaksOf(words, 'lower') && !speaksOf(words, 'upper');
  const dated = (['born', 'changed', 'ended'] as const).some((times) => speaksOf(words, times));
  const timed = speaksOf(words, 'time') || isTimeTyped(parameter);
  const last = words.includes('last');
  const seen = last && (speaksOf(words, 'seen') || words.includes('timestamp'));
  const strength = ((): StateFilter['strength'] | undefined => {
    if (bounded && words.includes('since')) return 3;
    if (bounded && dated) return 3;
    if (seen) return 3;
    if (bounded && timed && saysLower(says) && group([], says) !== undefined) return 2;
    const open = words.some((w) => ['oldest', 'after', 'newer', 'later', 'gt', 'gte'].includes(w));
    if (open && timed && saysLower(says) && !speaksOf(words, 'upper')) return 2;
    if ((dated || last) && timed && !speaksOf(words, 'upper') && saysLower(says)) return 2;
    if (words.length === 1 && ['timestamp', 'after'].includes(words[0] ?? '')) return 1;
    return bounded && timed && !speaksOf(words, 'paging') ? 1 : undefined;
  })();
  if (strength === undefined) return undefined;
  const of = group(words, says);
  return { parameter, kind: 'time', ...(of ? { of } : {}), bound: boundOf(parameter), strength };
};

const idFilter = (parameter: QueryParameter): StateFilter | undefined => {
  const { name, words, says } = parameter;
  const from = words.some((w) =>
    ['since', 'after', 'min', 'last', 'newer', 'from', 'gt', 'greater'].includes(w),
  );
  const named = speaksOf(words, 'identity') && !words.includes('offset');
  // `startHistoryId`: a start is a bound where it is said to be one.
  const started = words.includes('start') && /\b(after|since|newer|later than|greater than)\b/.test(says);
  if ((from || started) && named && !speaksOf(words, 'upper') && words.length <= 4)
    return {
      parameter,
      kind: 'id',
      bound: boundOf(parameter),
      strength: words.some((w) => ['since', 'after', 'last', 'gt', 'greater'].includes(w)) ? 3 : 2,
    };
  if (/^(after|since|from|min|gt)$/.test(name) && comparedName(says) !== undefined && !saysTime(says))
    return { parameter, kind: 'id', bound: boundOf(parameter), strength: 3 };
  if (words.length === 1 && /^(after|since)$/.test(name) && /\bids?\b/.test(says) && !saysTime(says))
    return { parameter, kind: 'id', bound: boundOf(parameter), strength: 3 };
  if (words.length === 1 && name === 'from' && /\bids?\b.*\bfrom which\b/.test(says) && !saysTime(says))
    return { parameter, kind: 'id', bound: boundOf(parameter), strength: 2 };
  if (words.length === 1 && name === 'before' && forwards.test(says) && !saysTime(says))
    return { parameter, kind: 'id', bound: 'exclusive', strength: 2 };
  // A cursor that goes backwards through a list with the newest first leads to what is new.
  if (words.join(' ') === 'ending before' && /\bid\b|object/.test(says))
    return { parameter, kind: 'id', bound: 'exclusive', strength: 2 };
  const counted = ['sequence', 'sequence number'].includes(words.join(' '));
  return counted ? { parameter, kind: 'id', bound: boundOf(parameter), strength: 1 } : undefined;
};

const ofLast =
  /\b(?:last|previous|prior|preceding|latest) (?:poll|call|answer|response|request|reply|result|run)\b/;
/** "Items after it" may be those of the next page; what changed or came later is new. */
const onlyNew =
  /\b(?:changes?|changed|created|added|updated|happened)\b[^.]{0,30}\b(?:after|since)\b|\b(?:only|returns?) (?:the )?(?:later|newer|new)\b|\bonly \w+ (?:newer|later) than\b/;

/** Whether a parameter takes what the last poll gave back, and brings what is new since. */
const isGivenBack = (says: string): boolean =>
  ofLast.test(says) && onlyNew.test(says) && !/\bpag(?:e|es|ing|inat)|next set/.test(says);

const cursorFilter = (parameter: QueryParameter): StateFilter | undefined => {
  const { words, says } = parameter;
  const synced = words.some((w) => ['sync', 'delta', 'change', 'changes', 'watermark', 'stream'].includes(w));
  const cursor =
    words.some((w) => ['token', 'cursor', 'link', 'watermark', 'since', 'position'].includes(w)) ||
    /sync token/.test(says);
  const told =
    /\b(changes? since|delta|sync|incremental|what has changed|watermark|new changes|only (see |get |receive )?new)\b/.test(
      says,
    );
  if (synced && cursor) return { parameter, kind: 'cursor', bound: 'exclusive', strength: 3 };
  if (words.includes('since') && !isTimeTyped(parameter))
    return { parameter, kind: 'cursor', bound: 'exclusive', strength: 2 };
  return (cursor && told) || isGivenBack(says)
    ? { parameter, kind: 'cursor', bound: 'exclusive', strength: 2 }
    : undefined;
};

/** The parameters that can take the state of a poll, the most telling first. */
export const stateFilters = (parameters: readonly QueryParameter[]): StateFilter[] =>
  parameters
    .filter(({ says }) => !backwards.test(says))
    .flatMap((parameter): StateFilter[] => {
      const isPaging = paged.test(parameter.says) && !saysTime(parameter.says);
      const cursor = cursorFilter(parameter);
      const id = isPageCursor(parameter) ? undefined : idFilter(parameter);
      const time = isPaging ? undefined : timeFilter(parameter);
      const language = languageFilter(parameter);
      const isTime =
        time !== undefined && (time.strength > 1 || isTimeTyped(parameter) || parameter.name === 'after');
      if (isTime && id === undefined) return cursor?.strength === 2 ? [time, cursor] : [time];
      return [id, time, cursor, language].filter((f) => f !== undefined).slice(0, 2);
    })
    .toSorted((a, b) => b.strength - a.strength);
