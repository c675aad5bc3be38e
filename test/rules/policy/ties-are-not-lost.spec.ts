import { policyTrigger } from '../../samples/triggers.ts';
import type { Json } from '../../../src/model.ts';
import { describeRule, event, item, list, listed, traceOf, watch } from '../story.ts';

const byTime = policyTrigger({
  policy: {
    dataPath: '@triggerBody().value',
    config: { since: '@{triggerBody().value[0].at}' },
    nextLink: '@odata.nextLink',
  },
});
const since = (at: string) => ({ values: { since: at } });
const at = (name: string, time: string, more: Record<string, Json> = {}) =>
  item(name, { id: 1, at: time, ...more });
const begun = [
  listed('a', list([at('old', '09:00')])),
  event('one'),
  listed('a', list([at('one', '09:05')]), since('09:00')),
  event('two'),
];
const fresh = (time: string) => listed('b', list([at('two', time), at('one', '09:05'), at('old', '09:00')]));

describeRule('PP-09', [
  {
    when: 'every item has a state of its own',
    trace: traceOf(byTime, [...begun, listed('a', list([at('two', '09:06')]), since('09:05'))]),
  },
  {
    when: 'an event has the state of one that was listed before, and never arrives',
    trace: traceOf(byTime, [
      ...begun,
      listed('a', list([]), since('09:05')),
      watch('a', ['two']),
      fresh('09:05'),
    ]),
    says: ['warning: 1 event never arrived: /at of the item equals that of one that was listed before'],
  },
  {
    when: 'equal states are written in two time zones',
    trace: traceOf(byTime, [
      listed('a', list([at('old', '2026-11-26T09:00:00Z')])),
      event('one'),
      listed('a', list([at('one', '2026-11-26T09:05:00Z')]), since('2026-11-26T09:00:00Z')),
      event('two'),
      listed('a', list([]), since('2026-11-26T09:05:00Z')),
      watch('a', ['two']),
      listed('b', list([at('two', '2026-11-26T11:05:00+02:00')])),
    ]),
    says: ['warning: 1 event never arrived'],
  },
  {
    when: 'an event with a newer state never arrives, which is for P-15 to tell',
    trace: traceOf(byTime, [
      ...begun,
      listed('a', list([]), since('09:05')),
      watch('a', ['two']),
      fresh('09:06'),
    ]),
  },
  {
    when: 'the lost event is in no list, so that its state is not known',
    trace: traceOf(byTime, [...begun, listed('a', list([]), since('09:05')), watch('a', ['two'])]),
  },
  {
    when: 'items of one list share a state and arrive together',
    trace: traceOf(byTime, [
      listed('a', list([at('old', '09:00')])),
      event('one'),
      event('two'),
      listed('a', list([at('two', '09:05', { id: 3 }), at('one', '09:05')]), since('09:00')),
    ]),
  },
  {
    when: 'the state is a cursor at the root',
    trace: traceOf(
      policyTrigger({
        policy: {
          dataPath: '@triggerBody().value',
          config: { since: '@{triggerBody().count}' },
          nextLink: '@odata.nextLink',
        },
      }),
      begun,
    ),
    says: ['skip: the state is no field of element 0'],
  },
  {
    when: 'no event was caused after a list',
    trace: traceOf(byTime, [event('one'), listed('a', list([at('one', '09:00')]))]),
    says: ['skip: the state is no field of element 0, or no event was caused after a list'],
  },
]);
