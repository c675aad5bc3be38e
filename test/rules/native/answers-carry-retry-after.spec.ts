import { nativeTrigger } from '../../samples/triggers.ts';
import { describeRule, poll, quiet, traceOf } from '../story.ts';

const native = nativeTrigger();

describeRule('P-05', [
  { when: 'every answer carries Retry-After', trace: traceOf(native, [quiet('a'), quiet('a')]) },
  {
    when: 'a 202 carries none',
    trace: traceOf(native, [quiet('a'), quiet('a', { retryAfter: null })]),
    says: ['warning: GET /api/v1/voicemails?since=0 was answered 202 without a Retry-After header'],
  },
  {
    when: 'its value is odd, which is for P-20 to tell',
    trace: traceOf(native, [quiet('a', { retryAfter: 'soon' })]),
  },
  {
    when: 'a 404 carries none',
    trace: traceOf(native, [quiet('a'), poll('a', { status: 404 })]),
  },
]);
