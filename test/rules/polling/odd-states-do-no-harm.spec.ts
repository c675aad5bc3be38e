import { nativeTrigger, policyTrigger } from '../../samples/triggers.ts';
import {
  type Answer,
  describeRule,
  event,
  item,
  list,
  listed,
  news,
  poll,
  type PollHow,
  quiet,
  traceOf,
} from '../story.ts';

const native = nativeTrigger();
/** Chain b begins when event one is history, and gets event two. */
const probed = (answer: Answer, how: PollHow) =>
  traceOf(native, [
    quiet('a'),
    event('one'),
    news('a', ['one']),
    quiet('b'),
    event('two'),
    news('b', ['two']),
    poll('b', answer, how),
  ]);

const replayed: PollHow = { state: 'replayed', target: '/api/v1/voicemails?since=0' };
const malformed: PollHow = { state: 'malformed', target: '/api/v1/voicemails?since=nonsense' };

const policy = policyTrigger();
const ofPolicy = (items: readonly number[]) =>
  traceOf(policy, [
    listed('a', list([item('old', { id: 1 })])),
    event('one'),
    listed('a', list([item('one', { id: 2 })]), { values: { since_id: '1' } }),
    listed('a', list(items.map((id) => item(id === 1 ? 'old' : 'one', { id }))), {
      state: 'malformed',
      values: { since_id: 'nonsense' },
    }),
  ]);

describeRule('P-26', [
  {
    when: 'a filter that cannot be read is taken for none, and the list that the baseline showed comes whole',
    trace: ofPolicy([2, 1]),
    says: ['warning: …with a malformed state brought an event from before the chain’s baseline'],
  },
  { when: 'a filter that cannot be read brings only what is new', trace: ofPolicy([2]) },
  {
    when: 'an old state brings again what came after it',
    trace: probed({ status: 200, body: [item('two')] }, replayed),
  },
  { when: 'a malformed state is answered 400', trace: probed({ status: 400 }, malformed) },
  { when: 'a malformed state gives a new baseline', trace: probed({ status: 202 }, malformed) },
  {
    when: 'a malformed state gives a new baseline that shows what is there',
    trace: probed({ status: 202, body: [item('one')] }, malformed),
  },
  {
    when: 'a malformed state brings only what came after the baseline',
    trace: probed({ status: 200, body: [item('two')] }, malformed),
  },
  {
    when: 'a malformed state is answered 500',
    trace: probed({ status: 500, text: 'ValueError' }, malformed),
    says: ['warning: GET …since=nonsense with a malformed state was answered 500 ValueError'],
  },
  {
    when: 'a malformed state is answered 500, as a good one was before',
    trace: traceOf(native, [
      quiet('a'),
      event('one'),
      poll('a', { status: 500 }),
      news('a', ['one']),
      poll('a', { status: 500 }, malformed),
    ]),
  },
  {
    when: 'a malformed state breaks the connection',
    trace: probed({ failure: 'ECONNRESET' }, malformed),
    says: ['warning: …with a malformed state got no answer (ECONNRESET'],
  },
  {
    when: 'a malformed state brings the history',
    trace: probed({ status: 200, body: [item('one'), item('two')] }, malformed),
    says: ['warning: …with a malformed state brought an event from before the chain’s baseline'],
  },
  {
    when: 'an old state is answered 503',
    trace: probed({ status: 503 }, replayed),
    says: ['warning: …with an old, well-formed state was answered 503'],
  },
  { when: 'an old state has expired and is answered 410', trace: probed({ status: 410 }, replayed) },
  {
    when: 'the run ended before the answer came',
    trace: probed({ failure: 'ABORT_ERR' }, malformed),
    says: ['skip: no old and no malformed state was tried'],
  },
]);
