import { nativeTrigger, policyTrigger } from '../../samples/triggers.ts';
import {
  describeRule,
  event,
  item,
  list,
  listed,
  news,
  poll,
  quiet,
  SETTLE,
  traceOf,
  watch,
} from '../story.ts';

const native = nativeTrigger();
const policy = policyTrigger();

describeRule('P-15', [
  {
    when: 'each event arrives, the slow one too',
    trace: traceOf(native, [
      quiet('a'),
      event('one'),
      quiet('a'),
      quiet('a'),
      news('a', ['one']),
      watch('a', ['one']),
    ]),
  },
  {
    when: 'no poll brings an event within the longest allowed time',
    trace: traceOf(native, [quiet('a'), event('one'), quiet('a'), watch('a', ['one'])]),
    says: ['error: An event was caused and no poll of the chain brought it within 1…set `settle`'],
  },
  {
    when: 'an answer that may have held it was cut for its size',
    trace: traceOf(native, [
      quiet('a'),
      event('one'),
      event('two'),
      news('a', [], { text: '[{"text":"tp-two."},{"text":"', truncated: true }),
      watch('a', ['one', 'two']),
    ]),
    says: ['unknown: The answer to GET …could only be read in part'],
  },
  {
    when: 'one of a burst is lost',
    trace: traceOf(native, [
      quiet('a'),
      event('one'),
      event('two'),
      news('a', ['two']),
      watch('a', ['one', 'two']),
    ]),
    says: ['error: An event was caused and no poll'],
  },
  {
    when: 'only another chain receives the event',
    trace: traceOf(native, [
      quiet('a'),
      quiet('b'),
      event('one'),
      news('b', ['one']),
      quiet('a'),
      watch('a', ['one']),
    ]),
    says: ['error: …; another chain received it'],
  },
  {
    when: 'the run was interrupted before the time was over',
    trace: traceOf(native, [
      quiet('a'),
      quiet('b'),
      event('one'),
      news('b', ['one']),
      quiet('a'),
      watch('a', ['one'], SETTLE / 2),
    ]),
    says: ['unknown: The event could not be waited for as long as it may take (1 s)'],
  },
  {
    when: 'the last poll found nobody there',
    trace: traceOf(native, [
      quiet('a'),
      event('one'),
      poll('a', { failure: 'ECONNREFUSED' }),
      watch('a', ['one']),
    ]),
    says: ['unknown: GET …got no answer (ECONNREFUSED'],
  },
  {
    when: 'the polls are throttled to the end',
    trace: traceOf(native, [quiet('a'), event('one'), poll('a', { status: 429 }), watch('a', ['one'])]),
    says: ['unknown: GET …was throttled (429)'],
  },
  {
    when: 'the polls fail until the time is over',
    trace: traceOf(native, [quiet('a'), event('one'), poll('a', { status: 500 }), watch('a', ['one'])]),
    says: ['error: An event was caused and no poll …; the last poll was answered 500'],
  },
  {
    when: 'the polls are refused at once, which is for P-02 to tell',
    trace: traceOf(native, [
      quiet('a'),
      event('one'),
      poll('a', { status: 404 }),
      watch('a', ['one'], SETTLE / 2),
    ]),
    says: ['skip: …or every Location was refused'],
  },
  {
    when: 'the polls fail, so that nobody waits any longer',
    trace: traceOf(native, [
      quiet('a'),
      event('one'),
      poll('a', { status: 502 }),
      watch('a', ['one'], SETTLE / 2),
    ]),
    says: ['unknown: The chain could not be followed to the event: its last poll was answered 502'],
  },
  {
    when: 'the event is from before the chain',
    trace: traceOf(native, [event('one'), quiet('a'), watch('a', ['one'])]),
    says: ['skip: no event was caused'],
  },
  {
    when: 'nobody watched for the event',
    trace: traceOf(native, [quiet('a'), event('one'), quiet('a')]),
    says: ['skip: no event was caused'],
  },
  {
    when: 'another trigger’s event stays away',
    trace: traceOf(native, [
      quiet('a'),
      event('other', { relation: 'possible' }),
      quiet('a'),
      watch('a', ['other']),
    ]),
    says: ['skip: no event was caused'],
  },
  {
    when: 'items come after the event and none bears token or id',
    trace: traceOf(native, [
      quiet('a'),
      event('one'),
      news('a', [], { body: [{ id: 1 }] }),
      watch('a', ['one']),
    ]),
    says: ['skip: what arrives bears neither the token nor an id'],
  },
  {
    when: 'the item bears the event’s id instead of the token',
    trace: traceOf(
      native,
      [
        quiet('a'),
        event('one', { ids: ['31'] }),
        news('a', [], { body: [{ id: 31, text: 'hi', caller: null }] }),
        watch('a', ['one']),
      ],
      { trigger: { arrivedId: '/id' } },
    ),
  },
  {
    when: 'one of two items of an event is lost',
    trace: traceOf(native, [quiet('a'), event('one'), news('a', ['one']), watch('a', ['one'])], {
      trigger: { perEmit: 2 },
    }),
    says: ['error: An event was caused and 1 of 2 items arrived'],
  },
  {
    when: 'a list had items long before, and the new one never gets into it',
    trace: traceOf(policy, [
      listed('a', list([item('old', { id: 1 })])),
      event('one'),
      listed('a', list([]), { values: { since_id: '1' } }),
      watch('a', ['one']),
    ]),
    says: ['error: An event was caused and no poll'],
  },
  {
    when: 'an event comes on a second page',
    trace: traceOf(policy, [
      listed('a', list([item('old', { id: 1 })])),
      event('one'),
      event('two'),
      listed('a', list([item('two', { id: 3 })]), { values: { since_id: '1' } }),
      listed('a', list([item('one', { id: 2 })]), { values: { since_id: '1' }, page: 2 }),
      watch('a', ['one', 'two']),
    ]),
  },
]);
