import type { Bound } from './bound.ts';
import type { QueryParameter } from './operation-view.ts';

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

const timely =
  /\biso.?8601|rfc.?3339|\bunix\b|\bepoch\b|\btimestamp|\bdate(-| )?time|\bdates?\b|\btime\b|yyyy|\d{4}-\d\d/;
const lower =
  /\b(since|after|newer|later than|starting|from|greater than|more recent|on or after|(?:at|on) [\w ]{1,30}or (?:later|newer))\b|>/;

/** Whether a description speaks of a time. */
export const saysTime = (says: string): boolean => timely.test(says);

/** Whether a description says that a list is bounded from below. */
export const saysLower = (says: string): boolean => lower.test(says);

/** Whether a parameter takes a time, by its format, description or default. */
export const isTimeTyped = ({ format, says, default: value }: QueryParameter): boolean =>
  ['date-time', 'date', 'datetime', 'timestamp'].includes(format) ||
  saysTime(says) ||
  (typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value));

/** Whether a parameter is written in OData. */
export const isOData = ({ kind, parameter }: StateFilter): boolean =>
  kind === 'language' && (parameter.name === '$filter' || /odata/.test(parameter.says));
