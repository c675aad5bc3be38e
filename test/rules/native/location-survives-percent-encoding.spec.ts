import { nativeTrigger } from '../../samples/triggers.ts';
import { describeRule, event, location, news, poll, quiet, SERVICE, traceOf } from '../story.ts';

const native = nativeTrigger();
const plus = '2026-11-26T09:00:00+02:00';
const plain = { location: location(plus) };
const encoded = {
  state: 'encoded',
  target: `/api/v1/voicemails?since=${plus.replace('+', '%2B')}`,
} as const;
const again = { state: 'replayed', target: `/api/v1/voicemails?since=${plus}` } as const;

const MAILBOX = '/api/v1/voicemails?mailbox=back%20office';
const BACK = '/api/v1/voicemails?since=1&mailbox=back+office';

describeRule('P-12', [
  {
    when: 'the state is percent-encoded',
    trace: traceOf(native, [quiet('a', { location: location(encodeURIComponent(plus)) }), quiet('a')]),
    says: ['skip: no Location held a "+" that was not percent-encoded in its query'],
  },
  {
    when: 'a plus stands in the path alone, where it means itself',
    trace: traceOf(native, [quiet('a', { location: `${SERVICE}/api/v1/voicemails/after/1+2` }), quiet('a')]),
    says: ['skip: no Location held'],
  },
  {
    when: 'a plus that is not encoded comes back as it was given: this service reads it so',
    trace: traceOf(native, [quiet('a', plain), quiet('a'), quiet('a'), quiet('a', {}, encoded)]),
  },
  {
    when: 'a plus stands for the space of an input, and goes on doing so',
    trace: traceOf(native, [
      quiet('a', { location: `${location(1)}&mailbox=back+office` }),
      event('one'),
      news('a', ['one'], { location: `${location(2)}&mailbox=back+office` }),
    ]),
  },
  {
    when: 'the only plus is the space of an input, which the service does not look at once it is encoded',
    trace: traceOf(native, [
      quiet('a', { location: `${location(1)}&mailbox=back+office` }, { target: MAILBOX }),
      event('one'),
      poll('a', { status: 202 }, { state: 'replayed', target: BACK }),
      news('a', ['one'], {}, { state: 'encoded', target: BACK.replace('+', '%2B') }),
    ]),
    says: ['skip: no Location held'],
  },
  {
    when: 'the next Location names the state with a space',
    trace: traceOf(native, [quiet('a', plain), quiet('a', { location: location(plus.replace('+', '%20')) })]),
    says: ['error: The Location holds "+" unencoded, …, and the service reads it as a space: …%2002:00"'],
  },
  {
    when: 'the state is refused as it was given, and works once its plus is encoded',
    trace: traceOf(native, [
      quiet('a', plain),
      poll('a', { status: 400, text: 'bad date' }),
      poll('a', { status: 202, location: location(plus) }, encoded),
    ]),
    says: ['error: GET …+02:00, the Location as it was given, was answered 400 bad date; with its "+"'],
  },
  {
    when: 'a second chain is refused as the first one was, whose state works once it is encoded',
    trace: traceOf(native, [
      quiet('a', plain),
      quiet('b', plain),
      poll('a', { status: 400 }),
      poll('b', { status: 400 }),
      quiet('a', {}, encoded),
    ]),
    says: [
      'error: GET …; with its "+" percent-encoded it works',
      'error: GET …; with its "+" percent-encoded',
    ],
  },
  {
    when: 'a second chain is refused, and the plus of the first one is no trouble',
    trace: traceOf(native, [
      quiet('a', plain),
      quiet('b', plain),
      quiet('a'),
      poll('b', { status: 400 }),
      quiet('a', {}, encoded),
    ]),
  },
  {
    when: 'the encoded state brings an event that the plain one does not',
    trace: traceOf(native, [
      quiet('a', plain),
      event('one'),
      quiet('a'),
      poll('a', { status: 202, location: location(plus) }, again),
      news('a', ['one'], {}, encoded),
    ]),
    says: ['error: GET …; with its "+" percent-encoded it works'],
  },
  {
    when: 'the state is refused either way',
    trace: traceOf(native, [
      quiet('a', plain),
      poll('a', { status: 400 }),
      poll('a', { status: 400 }, encoded),
    ]),
  },
  {
    when: 'the service is busy for a moment',
    trace: traceOf(native, [
      quiet('a', plain),
      poll('a', { status: 503, location: location(plus) }),
      quiet('a', {}, encoded),
    ]),
  },
  {
    when: 'one poll of several crashes',
    trace: traceOf(native, [
      quiet('a', plain),
      poll('a', { status: 500, location: location(plus) }),
      quiet('a'),
      quiet('a', {}, encoded),
    ]),
  },
]);
