import { nativeTrigger } from '../../samples/triggers.ts';
import { describeRule, event, item, news, poll, quiet, type Step, traceOf } from '../story.ts';

const native = nativeTrigger();
const threads = nativeTrigger({ responses: {} });
/** Longer than an event may take to become visible. */
const later: Step = (teller) => teller.wait(2000);
const seenByA = [quiet('a'), event('one'), news('a', ['one'])];

describeRule('P-06', [
  { when: 'the first poll is answered 202', trace: traceOf(native, [quiet('a')]) },
  {
    when: 'a chain begins when there are items, and later brings only what is new',
    trace: traceOf(native, [...seenByA, quiet('b'), event('two'), news('b', ['two'])]),
  },
  {
    when: 'the first poll is answered 200 with items',
    trace: traceOf(native, [event('one'), news('a', ['one'])]),
    says: ['error: The first poll, GET /api/v1/voicemails, was answered 200 and 1 item; '],
  },
  {
    when: 'the first poll is answered 200 with an empty list',
    trace: traceOf(native, [poll('a', { status: 200, body: [], location: '/api/v1/voicemails?since=0' })]),
    says: ['error: The first poll, …, was answered 200; a poll without a state is answered 202'],
  },
  {
    when: 'the first poll is answered 204',
    trace: traceOf(native, [quiet('a', { status: 204 })]),
    says: ['warning: The first poll, …, was answered 204…a warning only, as no run starts'],
  },
  {
    when: 'an event from before the first poll arrives later',
    trace: traceOf(native, [...seenByA, later, quiet('b'), news('b', ['one'])]),
    says: ['error: An event from before the first poll arrived later on the chain'],
  },
  {
    when: 'the newest of what was there comes where items come twice, which is for P-14 to tell',
    trace: traceOf(native, [...seenByA, news('a', ['one']), later, quiet('b'), news('b', ['one'])]),
  },
  {
    when: 'an event that one chain had seen arrives on another that began sooner than events may take',
    trace: traceOf(native, [...seenByA, quiet('b'), news('b', ['one'])]),
    says: ['unknown: An event that another chain had seen arrived on one that began after it'],
  },
  {
    when: 'the same, and a chain that began late enough brings nothing old',
    trace: traceOf(native, [...seenByA, quiet('b'), news('b', ['one']), later, quiet('c'), quiet('c')]),
  },
  {
    when: 'an event that was still in a queue during the first poll arrives later',
    trace: traceOf(native, [quiet('a'), event('one'), quiet('b'), news('a', ['one']), news('b', ['one'])]),
  },
  {
    when: 'a thing that changed before the first poll changes again, and tells of both changes',
    trace: traceOf(threads, [
      ...seenByA,
      quiet('b'),
      event('two'),
      news('b', [], { body: [{ thread: [item('one'), item('two')] }] }),
    ]),
  },
  {
    when: 'a first poll with recent data is what the profile allows',
    trace: traceOf(native, [event('one'), news('a', ['one'])]),
    says: ['skip: switched off'],
    profile: 'field',
  },
  {
    when: 'no first poll was answered with a success',
    trace: traceOf(native, [poll('a', { status: 401 })]),
    says: ['skip: because P-03 could not be judged'],
  },
]);
