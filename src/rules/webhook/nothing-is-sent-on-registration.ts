import type { Delivery } from '../../evidence/deliveries.ts';
import type { Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { excerpt, seen } from '../shared/wording.ts';
import { departure } from '../shared/departure.ts';
import { isChallenge } from './told-by-callback.ts';

/** ms after a registration in which what comes was sent because of it. */
const SOON = 1500;

/** What came to a subscription right after its registration and tells of no event of ours. */
const samplesOf = (subscription: Subscription): readonly Delivery[] =>
  subscription.deliveries.filter(
    ({ entry, events, truncated }) =>
      events.length === 0 &&
      !truncated &&
      entry.method === 'POST' &&
      entry.body.trim() !== '' &&
      entry.at >= subscription.registration.exchange.at &&
      entry.at <= subscription.from + SOON,
  );

/** Those that were there for long enough: a message that was to come a little later does not reach one that is deleted at once. */
const lasting = (view: WebhookView): readonly Subscription[] =>
  view.subscriptions.filter((s) => s.to >= s.from + SOON);

/** Whether every registration is followed by a message of its own: what comes to one alone may have happened. */
const isPinging = (view: WebhookView): boolean => {
  const subscriptions = lasting(view);
  return view.attributable && subscriptions.length > 1 && subscriptions.every((s) => samplesOf(s).length > 0);
};

const everyOne = (view: WebhookView): readonly Subscription[] =>
  [
    view.subscriptions,
    view.otherwise,
    view.shaped,
    view.strained,
    view.untrusted,
    view.cycled,
    view.foreign,
  ].flat();

/** What follows registrations and tells of no event, where each of them is followed by such a message. */
export const samplesIn = (view: WebhookView): ReadonlySet<Delivery> =>
  new Set(isPinging(view) ? everyOne(view).flatMap(samplesOf) : []);

interface Fresh {
  readonly subscriptions: readonly Subscription[];
}

export const nothingIsSentOnRegistration = defineRule<WebhookView, Fresh>({
  id: 'W-14',
  slug: 'nothing-is-sent-on-registration',
  title: 'A registration sends no test message',
  why: 'Every POST to the callback starts a run. A ping runs the flow once for nothing, each time it is saved.',
  repair: 'Send nothing to the callback until something happens.',
  example: {
    breaks: 'POST /subscriptions → 201\nPOST https://flow.example/run?sig=s1 { "event": "ping" }',
    keeps: 'POST /subscriptions → 201\n(nothing until voicemail 42 arrives)',
  },
  source: 'Create a webhook trigger (Microsoft Learn): the ping of a registration starts a run',
  level: { strict: 'warning', field: 'warning' },
  after: ['W-02', 'W-13'],
  noSubject: 'no two registrations were accepted, or what arrives cannot be told apart',
  // One that comes to a single subscription may tell of something that really happened.
  subjects: (view) =>
    view.attributable && lasting(view).length > 1 ? [{ subscriptions: lasting(view) }] : [],
  *judge({ subscriptions }, view) {
    const samples = subscriptions.flatMap((s) => samplesOf(s).slice(0, 1));
    const [sample] = samples;
    if (sample === undefined || !isPinging(view) || isChallenge(sample)) return;
    const schema = view.trigger.notification?.schema;
    const misfit =
      schema === undefined || sample.json === undefined
        ? undefined
        : [...departure('It', sample.json, schema, view.trigger, sample.entry)][0];
    const hint = misfit === undefined ? '' : `. ${misfit.message}`;
    yield {
      message: `Each registration is followed by a message that tells of no event: ${excerpt(sample.entry.body)}${hint}`,
      seen: seen(sample.entry, 'body'),
    };
  },
});
