import type { Delivery } from '../../evidence/deliveries.ts';
import type { Registration } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { answerOf, seen } from '../shared/wording.ts';
import { isLongEnough } from '../shared/waits.ts';
import { emptyNotifications } from './empty-notifications.ts';
import { expectedBy, hasCome, usualRegistrations, watchedFor } from './registrations.ts';
import { isChallenge, toldBy } from './told-by-callback.ts';

interface Challenged {
  readonly registration: Registration;
  readonly challenges: readonly Delivery[];
}

/** Refused while the callback had been asked, or accepted and never notified of anything it was watched for. */
const hasFailed = ({ registration, challenges }: Challenged, view: WebhookView): boolean => {
  const { subscription: id, accepted, answeredAt, status } = registration;
  if (!accepted)
    return status !== undefined && challenges.some((d) => d.entry.at <= answeredAt && status !== 429);
  const subscription = view.subscriptions.find((s) => s.id === id);
  if (subscription === undefined || !view.attributable) return false;
  const expected = expectedBy(subscription, view).filter((e) =>
    isLongEnough(watchedFor(subscription, e, view), view.settle),
  );
  return expected.length > 0 && !view.events.some((e) => hasCome(e, subscription));
};

export const noHandshakeIsNeeded = defineRule<WebhookView, Challenged>({
  id: 'W-13',
  slug: 'no-handshake-is-needed',
  title: 'A subscription is active without an answer of the callback',
  why: 'The callback of a flow accepts a POST and answers 202 without a body. It echoes no challenge, so a service that waits for one never sends an event.',
  repair:
    'Activate the subscription with the registration. Send no challenge to this connector’s callbacks, or do not wait for its echo.',
  example: {
    breaks:
      'POST /subscriptions → 201\nGET https://flow.example/run?sig=s1&validationToken=abc → 405\nVoicemail 42 arrives, and nothing is sent',
    keeps:
      'POST /subscriptions → 201\nVoicemail 42 arrives\nPOST https://flow.example/run?sig=s1 { "id": 42 } → 202',
  },
  source: 'Call, trigger, or nest workflows with HTTPS endpoints in Azure Logic Apps; REST Hooks',
  level: { strict: 'error', field: 'error' },
  noSubject: 'no registration was made',
  subjects: (view) =>
    usualRegistrations(view).map((registration) => ({
      registration,
      challenges: view.deliveries.filter(
        (d) =>
          d.subscription === registration.subscription && isChallenge(d) && !emptyNotifications(view).has(d),
      ),
    })),
  about: ({ registration }) => [registration.subscription],
  *judge(challenged, view) {
    const { registration, challenges } = challenged;
    const [challenge] = challenges;
    if (challenge === undefined || !hasFailed(challenged, view)) return;
    const then = registration.accepted
      ? 'no event was notified'
      : `the registration was answered ${answerOf(registration.exchange)}`;
    yield {
      message: `The callback was asked: ${toldBy(challenge)}. It answered ${challenge.entry.status} without a body, as the platform’s does, and ${then}`,
      seen: seen(challenge.entry, challenge.entry.body === '' ? 'target' : 'body'),
    };
  },
});
