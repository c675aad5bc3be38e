import { nativeTrigger } from '../../samples/triggers.ts';
import { describeRule, event, item, location, news, poll, quiet, traceOf } from '../story.ts';

const native = nativeTrigger();
const empty = { status: 200, location: location(2), body: [] } as const;

describeRule('P-19', [
  {
    when: 'every 200 brings an item',
    trace: traceOf(native, [quiet('a'), event('one'), news('a', ['one'])]),
  },
  {
    when: 'a 200 brings an empty list while an event is on its way',
    trace: traceOf(native, [quiet('a'), event('one'), poll('a', empty), news('a', ['one'])]),
    says: ['warning: GET /api/v1/voicemails?since=0 was answered 200 with an empty array'],
  },
  {
    when: 'the empty list stands inside an object',
    trace: traceOf(nativeTrigger({ responses: {} }), [
      quiet('a'),
      event('one'),
      poll('a', { ...empty, body: { value: [] } }),
      news('a', ['one']),
    ]),
    says: ['warning: GET …was answered 200 with an empty array'],
  },
  {
    when: 'nothing was new, which is for P-02 to tell',
    trace: traceOf(native, [quiet('a'), poll('a', empty)]),
    says: ['skip: because P-02 failed'],
  },
  {
    when: 'the first poll brings an empty list, which is for P-06 to tell',
    trace: traceOf(native, [poll('a', empty)]),
    says: ['skip: because P-06 failed'],
  },
  {
    when: 'a 200 holds one object, as `single` wants it',
    trace: traceOf(nativeTrigger({ delivery: 'single', responses: {} }), [
      quiet('a'),
      event('one'),
      news('a', [], { body: item('one') }),
    ]),
    says: ['skip: no poll was answered 200 with an array'],
  },
  {
    when: 'no 200 came',
    trace: traceOf(native, [quiet('a'), quiet('a')]),
    says: ['skip: no poll was answered 200 with an array'],
  },
]);
