import type { Registration } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { answerOf, requestLine, seen } from '../shared/wording.ts';
import { refusal, unanswered } from '../shared/unanswered.ts';
import { properRegistrations, usualRegistrations } from './registrations.ts';
import { besides, ONE_STEP } from './side-by-side.ts';

/** Registrations that failed while others were under way, which the service could take by themselves. */
const failedSideBySide = (view: WebhookView): readonly Registration[] =>
  usualRegistrations(view).filter((r) => (r.status ?? 0) >= 500 && besides(r, view) > 0);

export const registrationIsAnswered201 = defineRule<WebhookView, Registration>({
  id: 'W-02',
  slug: 'registration-is-answered-201',
  title: 'A registration is answered 201',
  why: 'Anything but a success leaves the flow with a trigger problem, and it never fires. 201 is what the documentation promises; 200 is seen to work.',
  repair: 'Create the subscription and answer 201 Created.',
  example: {
    breaks:
      'POST /subscriptions { "callbackUrl": "https://flow.example:443/run?sig=s1" }\n400 Bad Request\n{ "error": "callbackUrl is no valid URL" }',
    keeps:
      'POST /subscriptions { "callbackUrl": "https://flow.example:443/run?sig=s1" }\n201 Created\nLocation: https://api.example/subscriptions/7',
  },
  source: 'Create a webhook trigger; training unit on webhook triggers (Microsoft Learn)',
  level: { strict: 'error', field: 'error' },
  after: ['W-13', 'W-11', 'W-21', 'W-01'],
  opensTheChain: true,
  noSubject: 'no registration was made',
  subjects: (view) => [...new Set([...properRegistrations(view), ...failedSideBySide(view)])],
  about: (r) => [r.subscription],
  *judge(registration, view) {
    const { exchange, status, accepted } = registration;
    if (status === 201) return;
    const spot = seen(exchange, 'status', { value: status ?? null, expected: '201' });
    const open = unanswered(exchange) ?? refusal(exchange, view.hasCredentials, 'the registration');
    if (open !== undefined) {
      yield open;
    } else if (
      !accepted &&
      usualRegistrations(view).some((r) => r.accepted) &&
      besides(registration, view) > 0
    ) {
      yield {
        message: `A registration that came at the same moment as another one was answered ${answerOf(exchange)}`,
        lowered: 'the platform may try again',
        repair: ONE_STEP,
        seen: spot,
      };
    } else if (accepted) {
      yield {
        message: `The registration was answered ${status}`,
        lowered: 'the platform takes any success, and 201 is what is documented',
        seen: spot,
      };
    } else {
      const other = view.registrations.find(
        (r) => r.credentials === 'own' && r.accepted && r.callbackKind === 'elsewhere',
      );
      if (other !== undefined && status !== undefined && status < 500) {
        yield {
          unknown: true,
          message: `The service refuses the harness’s callback address (${answerOf(exchange)}), and accepts the same URL on an https host: allow it, or set \`callback.tls\` or \`callback.publicUrl\``,
        };
        return;
      }
      const isRefusedTwice = view.registrations.some((r) => r.callbackKind === 'elsewhere');
      const hint = isRefusedTwice
        ? '; the same callback on an https host was refused as well. Where the service allows only some callback hosts, set `callback.publicUrl`'
        : '';
      yield {
        message: `The registration, ${requestLine(exchange)}, was answered ${answerOf(exchange)}${hint}`,
        seen: spot,
      };
    }
  },
});
