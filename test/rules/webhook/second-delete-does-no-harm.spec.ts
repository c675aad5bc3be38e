import { webhookTrigger } from '../../pact/definitions.ts';
import { register, remove } from '../subscriptions.ts';
import type { Answer } from '../steps.ts';
import { describeRule } from '../table.ts';
import { traceOf } from '../trace.ts';

const hook = webhookTrigger();
const twice = (answer: Answer) => traceOf(hook, [register('s1'), remove('s1'), remove('s1', answer)]);

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
    trace: traceOf(hook, [register('s1'), remove('s1')]),
    says: ['skip: no subscription was deleted twice'],
  },
]);
