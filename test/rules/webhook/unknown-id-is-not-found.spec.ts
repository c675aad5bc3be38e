import { webhookTrigger } from '../../pact/definitions.ts';
import { register, remove } from '../subscriptions.ts';
import type { Answer } from '../steps.ts';
import { describeRule } from '../table.ts';
import { traceOf } from '../trace.ts';

const hook = webhookTrigger();
const unknown = (answer: Answer) =>
  traceOf(hook, [register('s1'), remove('s1'), remove('s1', answer, { kind: 'unknown' })]);

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
    trace: traceOf(hook, [register('s1'), remove('s1')]),
    says: ['skip: no unknown id could be tried'],
  },
]);
