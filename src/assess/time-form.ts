import type { Remark } from './assessment.ts';
import type { PolledList } from './polled-list.ts';
import { isOData } from './state-filter.ts';
import { fits } from './time-state.ts';

const epoch = /\b(?:unix|epoch)\b/;
const text = /\biso\b|iso.?8601|rfc.?3339|\bdate.?time\b|yyyy|\d{4}-\d\d-\d\d/;
const day = /\byyyy-mm-dd\b(?!.{0,3}(?:t|hh))/;
const clock = /hh|iso.?8601|rfc.?3339|\btime\b|\d\d:\d\d|datetime|timestamp/;

/** Whether a text asks for a UNIX time, and for no date as text. */
export const asksForEpoch = (says: string): boolean => epoch.test(says) && !text.test(says);

const unitOf = (says: string): 'seconds' | 'milliseconds' | undefined => {
  const isMillis = /\b(?:milliseconds?|millis|ms)\b/.test(says);
  const isSeconds = /\bseconds?\b/.test(says);
  return isMillis === isSeconds ? undefined : isMillis ? 'milliseconds' : 'seconds';
};

/** A zone that is not taken; one that may be left out is. */
const zoneless =
  /(?<!\b(?:if|when|where|unless|may|can|times?|dates?|values?) )\b(?:without|no|omit|not (?:specify|include|contain|use|add|send))\b(?: an?| the| any)? ?(?:time.?zone|zone|utc offset|offset)\b(?! (?:is|are|was|were|will|given|specified|provided|information))|\blocal time of\b/;
const otherText =
  /\b(?:mm|dd)[/.-](?:mm|dd)[/.-]yy|\byyyy[/.]mm[/.]dd|\byyyymmdd|\byyyy-mm-dd hh|\b\d{4}-\d\d-\d\d \d\d:\d\d|\b\d\d?\/\d\d?\/\d{4}\b/;
const zoned = /\biso\b|iso.?8601|rfc.?3339|\d\dt\d\d|ddt/;
const counted = /\b(?:unix|epoch|timestamp|milliseconds?|seconds?)\b/;

/** Of texts: another way to write a time than the state has. */
const textRemarks = ({ desk, filter, state }: PolledList): Remark[] => {
  const { says, name, type, pointer } = filter.parameter;
  const { field } = state;
  const shown = `"${field.path.join('.')}"`;
  const remark = (told: string): Remark[] => [
    { rule: 'PP-06', says: told, mend: 'take the state as the answer has it', at: desk.place(pointer) },
  ];
  if (isOData(filter) && field.example?.startsWith('/Date('))
    return remark(`"${name}" compares with dates of OData, and ${shown} is written as "${field.example}"`);
  if (filter.kind !== 'time') return [];
  const isNumber = field.types.length > 0 && field.types.every((t) => t === 'integer' || t === 'number');
  if (isNumber && type === 'string' && text.test(says) && !counted.test(says))
    return remark(`"${name}" takes a date as text, and ${shown} is a number`);
  if (field.format !== 'date-time') return [];
  if (zoneless.test(says))
    return remark(`"${name}" takes a time without a zone, and ${shown} (date-time) has one`);
  return otherText.test(says) && !zoned.test(says)
    ? remark(`"${name}" takes a time in another form than that of ${shown} (date-time)`)
    : [];
};

/** Where a filter by time takes another form than its state has, as the descriptions say. */
export const formRemarks = (found: PolledList): Remark[] => {
  const { desk, filter, state } = found;
  const written = textRemarks(found);
  if (written.length > 0) return written;
  const { says, name, format, pointer } = filter.parameter;
  const { field } = state;
  if (filter.kind !== 'time' || !fits(filter, field)) return [];
  const at = desk.place(pointer);
  const mend = 'take the state as the answer has it';
  const shown = `"${field.path.join('.')}"`;
  if (field.format === 'date-time' && asksForEpoch(says))
    return [{ rule: 'PP-06', says: `"${name}" takes a UNIX time, and ${shown} is a date as text`, mend, at }];
  const [taken, given] = [unitOf(says), unitOf(field.says)];
  if (taken !== undefined && given !== undefined && taken !== given && epoch.test(says))
    return [{ rule: 'PP-06', says: `"${name}" takes ${taken}, and ${shown} is in ${given}`, mend, at }];
  if (format === '' && field.format !== 'date' && day.test(says) && !clock.test(says))
    return [
      {
        rule: 'PP-09',
        says: `"${name}" takes a day, without a time: what comes later on a day is lost or repeated`,
        mend: 'filter by a time (format date-time), exclusive',
        at,
      },
    ];
  return [];
};
