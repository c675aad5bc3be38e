import { nativeTrigger, policyTrigger } from '../../samples/triggers.ts';
import { describeRule, item, list, listed, poll, quiet, traceOf } from '../story.ts';

const native = nativeTrigger();
const values = { since_id: '1' };

describeRule('P-24', [
  { when: 'polls are answered at once', trace: traceOf(native, [quiet('a'), quiet('a')]) },
  { when: 'a poll takes ten seconds', trace: traceOf(native, [quiet('a', {}, { took: 10_000 })]) },
  {
    when: 'a poll takes fourteen seconds',
    trace: traceOf(native, [quiet('a'), quiet('a', {}, { took: 14_020 })]),
    says: ['warning: GET /api/v1/voicemails?since=0 was answered after 14 s'],
  },
  {
    when: 'an old state takes long',
    trace: traceOf(native, [quiet('a'), quiet('a', {}, { took: 12_000, state: 'replayed' })]),
    says: ['warning: GET …was answered after 12 s'],
  },
  {
    when: 'a list takes long',
    trace: traceOf(policyTrigger(), [
      listed('a', list([item('old', { id: 1 })])),
      listed('a', list([]), { values, took: 11_000 }),
    ]),
    says: ['warning: GET /api/v1/invoices?since_id=1 was answered after 11 s'],
  },
  {
    when: 'no answer came at all',
    trace: traceOf(native, [poll('a', { failure: 'ETIMEDOUT' }, { took: 60_000 })]),
    says: ['skip: because P-03 could not be judged'],
  },
]);
