import type { Delivery } from '../../evidence/deliveries.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { keptBy } from '../../kept.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/wording.ts';

const MARKER = /‹secret:[^‹›]*›/g;

const markers = keptBy<WebhookView, ReadonlySet<string>>();

/** The markers of the connection's credentials: what the registrations carried. */
const credentialMarkers = (view: WebhookView): ReadonlySet<string> =>
  markers(
    view,
    () =>
      new Set(
        view.registrations.flatMap(({ exchange: { request } }) => [
          ...request.headers.flatMap(([, value]) => value.match(MARKER) ?? []),
          ...(request.target.match(MARKER) ?? []),
          // The target is recorded without those that stand in its query.
          ...(request.secretQuery ?? []).map((name) => `‹secret:${name}›`),
        ]),
      ),
  );

const nameOf = (marker: string): string => marker.slice('‹secret:'.length, -1);

/** The part of a notification that a credential stands in; a header that is always hidden tells nothing by that. */
const placeOf = ({ entry }: Delivery, credentials: ReadonlySet<string>): string | undefined => {
  const header = entry.headers.find(([name, value]) =>
    (value.match(MARKER) ?? []).some((m) => credentials.has(m) && nameOf(m) !== name.toLowerCase()),
  );
  if (header !== undefined) return `the header ${header[0]}`;
  return (entry.body.match(MARKER) ?? []).some((m) => credentials.has(m)) ? 'the body' : undefined;
};

export const noSecretReachesTheCallback = defineRule<WebhookView, Delivery>({
  id: 'S-06',
  slug: 'no-secret-reaches-the-callback',
  title: 'A notification carries none of the connection’s credentials',
  why: 'What reaches a flow is shown in its run history, to everybody who may see the flow.',
  repair:
    'Leave the caller’s credentials out of what you store with a subscription, and out of what you send.',
  example: {
    breaks: 'POST https://flow.example/run?sig=s1\nX-Api-Key: (the key of the connection)',
    keeps: 'POST https://flow.example/run?sig=s1\nContent-Type: application/json',
  },
  source: 'CloudEvents HTTP Webhook; Standard Webhooks',
  level: { strict: 'error', field: 'error' },
  noSubject: 'no credentials are configured, or nothing arrived',
  subjects: (view) => (view.hasCredentials ? view.deliveries : []),
  about: (d) => (d.subscription === undefined ? undefined : [d.subscription]),
  *judge(delivery, view) {
    const place = placeOf(delivery, credentialMarkers(view));
    if (place === undefined) return;
    yield {
      message: `A notification carries a credential of the connection in ${place}`,
      seen: seen(delivery.entry, place === 'the body' ? 'body' : 'target'),
    };
  },
});
