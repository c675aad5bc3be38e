import { nativeTrigger } from '../../samples/triggers.ts';
import { describeRule, event, location, news, poll, quiet, SERVICE, traceOf } from '../story.ts';

const native = nativeTrigger();

describeRule('P-04', [
  {
    when: 'a 200 carries a Location with another state',
    trace: traceOf(native, [quiet('a'), event('one'), news('a', ['one'])]),
  },
  {
    when: 'the state travels in the path',
    trace: traceOf(native, [
      quiet('a', { location: '/api/v1/voicemails/after/0' }),
      event('one'),
      news('a', ['one'], { location: '/api/v1/voicemails/after/1' }),
    ]),
  },
  {
    when: 'a 200 carries no Location',
    trace: traceOf(native, [quiet('a'), event('one'), news('a', ['one'], { location: null })]),
    says: ['error: GET /api/v1/voicemails?since=0 was answered 200 without a Location header'],
  },
  {
    when: 'a 200 carries the Location that was polled',
    trace: traceOf(native, [quiet('a'), event('one'), news('a', ['one'], { location: location(0) })]),
    says: [
      'error: The Location of a 200 with items is the one that was polled, "/api/v1/voicemails?since=0"',
    ],
  },
  {
    when: 'a 200 loses the state',
    trace: traceOf(native, [
      quiet('a'),
      event('one'),
      news('a', ['one'], { location: `${SERVICE}/api/v1/voicemails` }),
    ]),
    says: ['error: The Location of a 200 with items, "/api/v1/voicemails", is the URL of the first poll'],
  },
  {
    when: 'the Location of a 200 is no URI reference, which is for P-11 to tell',
    trace: traceOf(native, [quiet('a'), event('one'), news('a', ['one'], { location: 'since 1' })]),
    says: ['skip: because P-11 failed'],
  },
  {
    when: 'only items that came before come again with a Location that stands, which is for P-14 to tell',
    trace: traceOf(native, [
      quiet('a'),
      event('one'),
      news('a', ['one'], { location: location(1) }),
      news('a', ['one'], { location: location(1) }),
    ]),
  },
  {
    when: 'a chain from after the event gets what another had received, and its Location stands',
    trace: traceOf(native, [
      quiet('a'),
      event('one'),
      news('a', ['one'], { location: location(1) }),
      quiet('b', { location: location(1) }),
      news('b', ['one'], { location: location(1) }),
    ]),
  },
  {
    when: 'no Location ever advances, on a second chain as on the first',
    trace: traceOf(native, [
      quiet('a'),
      quiet('b'),
      event('one'),
      news('a', ['one'], { location: location(0) }),
      news('b', ['one'], { location: location(0) }),
    ]),
    says: [
      'error: The Location of a 200 with items is the one that was polled',
      'error: The Location of a 200 with items is the one that was polled',
    ],
  },
  {
    when: 'a 200 is an HTML page without a Location',
    trace: traceOf(native, [quiet('a'), poll('a', { status: 200, text: '<html>' })]),
    says: ['error: GET …was answered 200 without a Location header'],
  },
  {
    when: 'no 200 came',
    trace: traceOf(native, [quiet('a'), quiet('a')]),
    says: ['skip: no poll was answered 200 with an item'],
  },
  {
    when: 'the first poll, which has no state yet, brings items and a state',
    trace: traceOf(native, [event('one'), news('a', ['one'])]),
  },
]);
