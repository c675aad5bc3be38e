import { webhookTrigger } from '../../samples/triggers.ts';
import { type Answer, describeRule, register, traceOf, unsubscribe } from '../story.ts';

const trigger = webhookTrigger();
const deleted = (answer: Answer) => traceOf(trigger, [register('s1'), unsubscribe('s1', answer)]);

describeRule('U-01', [
  { when: 'a plain DELETE is accepted', trace: deleted({ status: 204 }) },
  ...[400, 401, 403, 411, 415, 422, 428].map((status) => ({
    when: `a plain DELETE is answered ${status}`,
    trace: deleted({ status }),
    says: [`error: DELETE /api/v1/hooks/s1, as the platform sends it, was answered ${status}`],
  })),
  { when: 'it is answered 404, which is for U-02 to tell', trace: deleted({ status: 404 }) },
  {
    when: 'it gets no answer',
    trace: deleted({ failure: 'TIMEOUT' }),
    says: ['skip: no subscription could be deleted'],
  },
  {
    when: 'no subscription was deleted',
    trace: traceOf(trigger, [register('s1')]),
    says: ['skip: no subscription could be deleted'],
  },
  {
    when: 'there is no Location to delete at',
    trace: traceOf(trigger, [register('s1', { location: null })]),
    says: ['skip: because W-03 failed'],
  },
]);
