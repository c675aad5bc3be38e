import type { Registration } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { requestLine, seconds, seen } from '../shared/wording.ts';
import { properRegistrations } from './registrations.ts';

/** ms; the platform gives up after 120 s. */
const SLOW = 10_000;

export const registrationIsAnsweredInTime = defineRule<WebhookView, Registration>({
  id: 'W-19',
  slug: 'registration-is-answered-in-time',
  title: 'A registration is answered within 10 seconds',
  why: 'The platform gives up after 120 seconds and registers again: what was created meanwhile is never deleted.',
  repair: 'Store the subscription and answer; do slow work afterwards.',
  example: {
    breaks: 'POST /subscriptions\n(14 s later) 201 Created',
    keeps: 'POST /subscriptions\n(at once) 201 Created',
  },
  source: 'Limits of Azure Logic Apps and Power Automate (Microsoft Learn)',
  level: { strict: 'warning', field: 'warning' },
  after: ['W-02'],
  noSubject: 'no registration was accepted',
  subjects: (view) => properRegistrations(view).filter((r) => r.accepted),
  about: (r) => [r.subscription],
  *judge({ exchange }) {
    if (exchange.durationMs <= SLOW) return;
    yield {
      message: `${requestLine(exchange)} was answered after ${seconds(exchange.durationMs)}`,
      seen: seen(exchange, 'time'),
    };
  },
});
