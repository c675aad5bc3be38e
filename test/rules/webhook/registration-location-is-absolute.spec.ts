import { webhookTrigger } from '../../pact/definitions.ts';
import { register, refused } from '../subscriptions.ts';
import { describeRule } from '../table.ts';
import { traceOf } from '../trace.ts';

const hook = webhookTrigger();

describeRule('W-08', [
  { when: 'Location is absolute', trace: traceOf(hook, [register('s1')]) },
  {
    when: 'Location is relative, which is legal and not documented',
    trace: traceOf(hook, [register('s1', { location: '/api/v1/hooks/s1' })]),
    says: ['warning: Location is relative: "/api/v1/hooks/s1"'],
  },
  {
    when: 'the registration was refused',
    trace: traceOf(hook, [refused('s1', 500, {})]),
    says: ['skip: '],
  },
]);
