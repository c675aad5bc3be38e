import { webhookTrigger } from '../../samples/triggers.ts';
import { type Answer, describeRule, register, traceOf, unsubscribe } from '../story.ts';

const trigger = webhookTrigger();
const deleted = (answer: Answer) => traceOf(trigger, [register('s1'), unsubscribe('s1', answer)]);

describeRule('U-02', [
  ...[200, 202, 204].map((status) => ({
    when: `a DELETE is answered ${status}`,
    trace: deleted({ status }),
  })),
  {
    when: 'it is answered 205',
    trace: deleted({ status: 205 }),
    says: ['warning: DELETE /api/v1/hooks/s1 was answered 205'],
  },
  ...[302, 404, 500].map((status) => ({
    when: `it is answered ${status}`,
    trace: deleted({ status }),
    says: [`error: DELETE /api/v1/hooks/s1 was answered ${status}`],
  })),
  {
    when: 'it is answered 500 and the profile is what is seen to work',
    trace: deleted({ status: 500 }),
    says: ['warning: DELETE'],
    profile: 'field' as const,
  },
  {
    when: 'it is throttled to the end',
    trace: deleted({ status: 429 }),
    says: ['unknown: DELETE …was throttled (429)'],
  },
  {
    when: 'it gets no answer',
    trace: deleted({ failure: 'ECONNRESET' }),
    says: ['unknown: DELETE …got no answer'],
  },
  {
    when: 'it asks for more, which is for U-01 to tell',
    trace: deleted({ status: 400 }),
    says: ['skip: because U-01 failed'],
  },
]);
