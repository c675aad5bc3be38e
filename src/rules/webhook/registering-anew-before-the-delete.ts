import type { Registration } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { answerOf, requestLine, seen } from '../shared/wording.ts';
import { unanswered } from '../shared/unanswered.ts';
import { livingAt, usualRegistrations } from './registrations.ts';

export const registeringAnewBeforeTheDelete = defineRule<WebhookView, Registration>({
  id: 'L-01',
  slug: 'registering-anew-before-the-delete',
  title: 'A registration is accepted while an older one with the same inputs is alive',
  why: 'When a flow is saved again, the platform may register the new callback before it deletes the old one. Refused then, the flow is dead after the edit; and a second flow with the same inputs cannot exist.',
  repair:
    'Tell subscriptions apart by an id of their own, not by name or inputs: accept another callback with the same inputs.',
  example: {
    breaks:
      'POST /subscriptions { "callbackUrl": "https://flow.example/run?sig=s1" } → 201\nPOST /subscriptions { "callbackUrl": "https://flow.example/run?sig=s2" } → 409',
    keeps:
      'POST /subscriptions { "callbackUrl": "https://flow.example/run?sig=s1" } → 201\nPOST /subscriptions { "callbackUrl": "https://flow.example/run?sig=s2" } → 201',
  },
  source:
    'Create a webhook trigger (Microsoft Learn); readmes of certified connectors whose triggers stop after an edit',
  level: { strict: 'error', field: 'error' },
  after: ['W-02', 'W-11', 'W-13'],
  noSubject: 'no second registration was made while a first one was alive',
  // What a third or fourth is refused for may be a quota.
  subjects: (view) =>
    usualRegistrations(view).filter((r) => {
      const living = livingAt(r.exchange.at, view).filter((s) => s.id !== r.subscription);
      return living.length === 1;
    }),
  about: (r) => [r.subscription],
  *judge({ exchange, accepted, status }) {
    if (accepted) return;
    const open = unanswered(exchange);
    if (open !== undefined) {
      yield open;
      return;
    }
    yield {
      message: `${requestLine(exchange)} was answered ${answerOf(exchange)} while one subscription with the same inputs and another callback was alive: the platform registers anew before it deletes the old one, and two flows may have the same inputs`,
      seen: seen(exchange, 'status', { value: status ?? null }),
    };
  },
});
