import { boundOf, type Bound } from './bound.ts';
import type { QueryParameter } from './operation-view.ts';
import { speaksOf } from './vocabulary.ts';

/** A parameter that can bound a list by what the caller has seen. */
export interface StateFilter {
  readonly parameter: QueryParameter;
  /** `time`, `id` (a place in the order of items), `cursor` (given back by the answer), or a `language` of filters. */
  readonly kind: 'time' | 'id' | 'cursor' | 'language';
  /** Which time is meant, where that is told. */
  readonly of?: 'born' | 'changed';
  readonly bound: Bound;
  /** 3: the name says it; 2: the description does; 1: it may be. */
  readonly strength: 1 | 2 | 3;
}

const paged = /\bpag(e|es|ing|inat)|\bcursor\b|next set|\btoken\b|\boffset\b/;
const timely =
  /\biso.?8601|rfc.?3339|\bunix\b|\bepoch\b|\btimestamp|\bdate(-| )?time|\bdates?\b|\btime\b|yyyy|\d{4}-\d\d/;
const lower = /\b(since|after|newer|later than|starting|from|greater than|more recent|on or after)\b|>/;

const group = (words: readonly string[], says: string): 'born' | 'changed' | undefined => {
  for (const spoken of [words, says.split(/[^a-z]+/)]) {
    const changed = speaksOf(spoken, 'changed');
    const born = speaksOf(spoken, 'born');
    if (changed !== born) return changed ? 'changed' : 'born';
  }
  return undefined;
};

/** Whether a parameter takes a time, by its format, description or default. */
export const isTimeTyped = ({ format, says, default: value }: QueryParameter): boolean =>
  ['date-time', 'date', 'datetime', 'timestamp'].includes(format) ||
  timely.test(says) ||
  (typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value));

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
    if (bounded && timed && lower.test(says) && group([], says) !== undefined) return 2;
    const open = words.some((w) => ['oldest', 'after', 'newer', 'later', 'gt', 'gte'].includes(w));
    if (open && timed && lower.test(says) && !speaksOf(words, 'upper')) return 2;
    if ((dated || last) && timed && !speaksOf(words, 'upper') && lower.test(says)) return 2;
    if (words.length === 1 && ['timestamp', 'after'].includes(words[0] ?? '')) return 1;
    return bounded && timed && !speaksOf(words, 'paging') ? 1 : undefined;
  })();
  if (strength === undefined) return undefined;
  const of = group(words, says);
  return { parameter, kind: 'time', ...(of ? { of } : {}), bound: boundOf(parameter), strength };
};

const idFilter = (parameter: QueryParameter): StateFilter | undefined => {
  const { name, words, says } = parameter;
  const from = words.some((w) => ['since', 'after', 'min', 'last', 'newer', 'from', 'gt'].includes(w));
  const named = speaksOf(words, 'identity') && !words.includes('offset');
  // `startHistoryId`: a start is a bound where it is said to be one.
  const started = words.includes('start') && /\b(after|since|newer|later than|greater than)\b/.test(says);
  if ((from || started) && named && !speaksOf(words, 'upper') && words.length <= 4)
    return {
      parameter,
      kind: 'id',
      bound: boundOf(parameter),
      strength: words.includes('since') || words.includes('after') || words.includes('last') ? 3 : 2,
    };
  if (words.length === 1 && /^(after|since)$/.test(name) && /\bids?\b/.test(says) && !timely.test(says))
    return { parameter, kind: 'id', bound: boundOf(parameter), strength: 3 };
  // A cursor that goes backwards through a list with the newest first leads to what is new.
  if (words.join(' ') === 'ending before' && /\bid\b|object/.test(says))
    return { parameter, kind: 'id', bound: 'exclusive', strength: 2 };
  const counted = ['sequence', 'sequence number'].includes(words.join(' '));
  return counted ? { parameter, kind: 'id', bound: boundOf(parameter), strength: 1 } : undefined;
};

const cursorFilter = (parameter: QueryParameter): StateFilter | undefined => {
  const { words, says } = parameter;
  const synced = words.some((w) => ['sync', 'delta', 'change', 'changes', 'watermark', 'stream'].includes(w));
  const cursor =
    words.some((w) => ['token', 'cursor', 'link', 'watermark', 'since', 'position'].includes(w)) ||
    /sync token/.test(says);
  const told =
    /\b(changes? since|delta|sync|incremental|what has changed|new changes|only (see |get |receive )?new)\b/.test(
      says,
    );
  if (synced && cursor) return { parameter, kind: 'cursor', bound: 'exclusive', strength: 3 };
  if (words.includes('since') && !isTimeTyped(parameter))
    return { parameter, kind: 'cursor', bound: 'exclusive', strength: 2 };
  return cursor && told ? { parameter, kind: 'cursor', bound: 'exclusive', strength: 2 } : undefined;
};

const languages = ['filter', 'jql', 'cql', 'soql', 'where', 'query', 'q', 'criteria', 'formula', 'filters'];

const languageFilter = (parameter: QueryParameter): StateFilter | undefined => {
  const { name, words, says } = parameter;
  const odata = name === '$filter' || (name.toLowerCase() === 'filter' && /odata/.test(says));
  if (odata) return { parameter, kind: 'language', bound: 'exclusive', strength: 3 };
  if (!words.some((w) => languages.includes(w)) || words.length > 3 || name.includes('[')) return undefined;
  const own = words.some((w) => ['jql', 'cql', 'soql', 'formula'].includes(w));
  const told = /[<>]|\b(gt|ge|greater than|after|since|expression|formula|operator|syntax)\b/.test(says);
  return own || told ? { parameter, kind: 'language', bound: 'unknown', strength: own ? 2 : 1 } : undefined;
};

/** The parameters that can take the state of a poll, the most telling first. */
export const stateFilters = (parameters: readonly QueryParameter[]): StateFilter[] =>
  parameters
    .flatMap((parameter): StateFilter[] => {
      const isPaging = paged.test(parameter.says) && !timely.test(parameter.says);
      const cursor = cursorFilter(parameter);
      const id = idFilter(parameter);
      const time = isPaging ? undefined : timeFilter(parameter);
      const language = languageFilter(parameter);
      const isTime =
        time !== undefined && (time.strength > 1 || isTimeTyped(parameter) || parameter.name === 'after');
      if (isTime && id === undefined) return cursor?.strength === 2 ? [time, cursor] : [time];
      return [id, time, cursor, language].filter((f) => f !== undefined).slice(0, 2);
    })
    .toSorted((a, b) => b.strength - a.strength);

/** Whether a parameter is written in OData. */
export const isOData = ({ kind, parameter }: StateFilter): boolean =>
  kind === 'language' && (parameter.name === '$filter' || /odata/.test(parameter.says));
