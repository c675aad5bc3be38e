import type { Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { expectedEvents } from '../../evidence/events.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/wording.ts';

export const certificatesAreChecked = defineRule<WebhookView, Subscription>({
  id: 'C-10',
  slug: 'certificates-are-checked',
  title: 'The certificate of a callback is checked before anything is sent',
  why: 'Who stands between the service and the platform can read every event, and the signature with which anybody may start the flow.',
  repair:
    'Leave the usual check of certificates on; where one of your own authorities is to be trusted, add it, instead of trusting all.',
  example: {
    breaks:
      'POST /subscriptions { "callbackUrl": "https://flow.example/run?sig=s1" } (its certificate signs itself)\nVoicemail 42 arrives\nPOST https://flow.example/run?sig=s1 { "id": 42 }',
    keeps:
      'POST /subscriptions { "callbackUrl": "https://flow.example/run?sig=s1" } (its certificate signs itself)\nVoicemail 42 arrives\nThe connection is given up before anything is sent',
  },
  source: 'CloudEvents HTTP Webhook; form of the platform’s callback URLs (https)',
  level: { strict: 'error', field: 'warning' },
  after: ['W-02'],
  optional: 'tls',
  needsEvents: true,
  noSubject: 'no callback with a certificate that nobody trusts was registered',
  subjects: (view) => view.untrusted,
  about: ({ id }) => [id],
  *judge(subscription, view) {
    const [first] = subscription.deliveries;
    if (first !== undefined) {
      yield {
        message: `A notification was sent to a callback with a certificate that signs itself`,
        seen: seen(first.entry, 'body'),
      };
      return;
    }
    const later = expectedEvents(view.events, view.trigger.id).filter((e) => e.at > subscription.from);
    if (!later.some((e) => view.sightings.witnessedAt(e, subscription.id) !== undefined))
      yield {
        unknown: true,
        message: 'No other subscription received an event meanwhile, so that silence proves nothing',
      };
  },
});
