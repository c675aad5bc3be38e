import { webhookTrigger } from '../../samples/triggers.ts';
import { type Answer, describeRule, register, traceOf, unsubscribe } from '../story.ts';

const trigger = webhookTrigger();
const twice = (answer: Answer) =>
  traceOf(trigger, [register('s1'), unsubscribe('s1'), unsubscribe('s1', answer)]);

describeRule('U-05', [
  ...[200, 204, 404, 410].map((status) => ({
    when: `a second DELETE is answered ${status}`,
    trace: twice({ status }),
  })),
  ...[400, 409, 500].map((status) => ({
    when: `it is answered ${status}`,
    trace: twice({ status }),
    says: [`warning: The second DELETE /api/v1/hooks/s1 was answered ${status}`],
  })),
  {
    when: 'it gets no answer',
    trace: twice({ failure: 'ECONNRESET' }),
    says: ['unknown: DELETE …got no answer'],
  },
  { when: 'it is throttled', trace: twice({ status: 429 }), says: ['unknown: DELETE …was throttled'] },
  {
    when: 'there was none',
    trace: traceOf(trigger, [register('s1'), unsubscribe('s1')]),
    says: ['skip: no subscription was deleted twice'],
  },
]);
