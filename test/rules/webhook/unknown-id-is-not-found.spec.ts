import { webhookTrigger } from '../../samples/triggers.ts';
import { type Answer, describeRule, register, traceOf, unsubscribe } from '../story.ts';

const trigger = webhookTrigger();
const unknown = (answer: Answer) =>
  traceOf(trigger, [register('s1'), unsubscribe('s1'), unsubscribe('s1', answer, { kind: 'unknown' })]);

describeRule('U-06', [
  ...[404, 410, 400].map((status) => ({
    when: `the DELETE of an unknown id is answered ${status}`,
    trace: unknown({ status }),
  })),
  ...[204, 403, 500].map((status) => ({
    when: `it is answered ${status}`,
    trace: unknown({ status }),
    says: [`warning: DELETE /api/v1/hooks/never-given names no subscription and was answered ${status}`],
  })),
  {
    when: 'it gets no answer',
    trace: unknown({ failure: 'TIMEOUT' }),
    says: ['unknown: DELETE …got no answer'],
  },
  {
    when: 'no unknown id could be told',
    trace: traceOf(trigger, [register('s1'), unsubscribe('s1')]),
    says: ['skip: no unknown id could be tried'],
  },
]);
