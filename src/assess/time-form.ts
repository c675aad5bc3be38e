import type { Remark } from './assessment.ts';
import type { PolledList } from './polled-list.ts';
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

/** Where a filter by time takes another form than its state has, as the descriptions say. */
export const formRemarks = ({ desk, filter, state }: PolledList): Remark[] => {
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
