import type { Registration, WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { answerOf, requestLine, seen } from '../shared/seen.ts';
import { properRegistrations } from './registrations.ts';

/** W-02: a registration is answered 201. */
export const registrationIsAnswered201 = defineRule<WebhookView, Registration>({
  id: 'W-02',
  slug: 'registration-is-answered-201',
  title: 'A registration is answered 201',
  why: 'Anything but a success leaves the flow with a trigger problem, and it never fires. 201 is what the documentation promises; 200 is seen to work.',
  repair: 'Create the subscription and answer 201 Created.',
  source: 'Create a webhook trigger; training unit on webhook triggers (Microsoft Learn)',
  level: { strict: 'error', field: 'error' },
  missing: 'no registration was made',
  subjects: properRegistrations,
  *judge(registration, view) {
    const { exchange, status } = registration;
    if (status === 201) return;
    const spot = seen(exchange, 'status', { value: status ?? null });
    if (status === undefined) {
      yield { unknown: true, message: `${requestLine(exchange)} got ${answerOf(exchange)}` };
    } else if (status === 401 || status === 403) {
      const hint = view.hasCredentials ? 'check `service.credentials`' : 'set `service.credentials`';
      yield {
        unknown: true,
        message: `The service refused the registration with ${answerOf(exchange)}: ${hint}`,
      };
    } else if (status >= 200 && status < 300) {
      yield {
        message: `The registration was answered ${status}; 201 is documented`,
        level: 'warning',
        seen: spot,
      };
    } else {
      const other = view.registrations.find(
        (r) => r.credentials === 'own' && r.accepted && r.callback?.includes('receiver.invalid') === true,
      );
      if (other !== undefined && status < 500) {
        yield {
          unknown: true,
          message:
            'The service refuses the harness\u2019s callback address: allow it, or set `callback.tls` or `callback.publicUrl`',
        };
        return;
      }
      yield {
        message: `The registration, ${requestLine(exchange)}, was answered ${answerOf(exchange)}`,
        seen: spot,
      };
    }
  },
});
