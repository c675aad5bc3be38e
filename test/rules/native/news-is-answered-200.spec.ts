import { nativeTrigger } from '../../samples/triggers.ts';
import { describeRule, event, item, news, quiet, traceOf } from '../story.ts';

const native = nativeTrigger();

describeRule('P-01', [
  {
    when: 'news is answered 200',
    trace: traceOf(native, [quiet('a'), event('one'), news('a', ['one'])]),
  },
  {
    when: 'an event comes with 206',
    trace: traceOf(native, [quiet('a'), event('one'), news('a', ['one'], { status: 206 })]),
    says: ['error: The answer brings an event and has status 206; only 200 starts a run'],
  },
  {
    when: 'an event comes with 202 and with no 200',
    trace: traceOf(native, [quiet('a'), event('one'), news('a', ['one'], { status: 202 })]),
    says: ['error: The answer brings an event and has status 202'],
  },
  {
    when: 'a 201 brings items that cannot be told apart',
    trace: traceOf(native, [quiet('a'), event('one'), news('a', [], { status: 201, body: [{ id: 1 }] })]),
    says: ['error: The answer brings items and has status 201'],
  },
  {
    when: 'a 202 shows what a 200 brings later',
    trace: traceOf(native, [
      quiet('a'),
      event('one'),
      quiet('a', { body: [item('one')] }),
      news('a', ['one']),
    ]),
  },
  {
    when: 'the first poll of a second chain lists in its 202 what is there already',
    trace: traceOf(native, [
      quiet('a'),
      event('one'),
      news('a', ['one']),
      quiet('b', { body: [item('one')] }),
    ]),
  },
  {
    when: 'no poll brought anything of ours',
    trace: traceOf(native, [quiet('a'), quiet('a')]),
    says: ['skip: no poll brought an event of ours'],
  },
  {
    when: 'the event could not be caused',
    trace: traceOf(native, [quiet('a'), event('one', { failed: 'POST /voicemails was answered 500' })]),
    says: ['unknown: the event could not be caused: POST /voicemails was answered 500'],
  },
  {
    when: 'there is no Location to go on with',
    trace: traceOf(native, [quiet('a', { location: null }), event('one')]),
    says: ['skip: because P-03 failed'],
  },
]);
