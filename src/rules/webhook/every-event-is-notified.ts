import type { EventEntry } from '../../model.ts';
import { timesToldIn } from '../../evidence/deliveries.ts';
import { stalledBetween } from '../../evidence/stalls.ts';
import type { Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule, type Remark } from '../rule.ts';
import { seconds, seen } from '../shared/wording.ts';
import { cutBody } from '../shared/cut-body.ts';
import { isLongEnough, tooShort } from '../shared/waits.ts';
import { burstAround } from '../shared/burst.ts';
import { lostUnderStrain } from './lost-under-strain.ts';
import { toldBy } from './told-by-callback.ts';
import { expectedBy, hasCome, isUnread, watchedFor } from './registrations.ts';

interface Expected {
  readonly event: EventEntry;
  readonly subscription: Subscription;
  readonly waited: number | undefined;
  /** What is to be said of it; absent where that is still to be found out. */
  readonly remark?: Remark;
}

/** Where no event arrived at all: what `emit` sends otherwise than the inputs want it. */
const oddInput = ({ sightings, settings }: WebhookView) =>
  sightings.any() ? undefined : settings.mismatches?.[0];

/** What to look at where nobody received all that one emit should cause. */
const FEWER =
  '; no subscription received more. If the service is slower than that, set `settle`; if one emit rightly causes fewer, correct `perEmit`';

/** Why nobody received an event, as far as the run shows it. */
const unseen = (view: WebhookView): string => {
  const odd = oddInput(view);
  return odd === undefined
    ? '. If the service is slower than that, set `settle`; if the step does not cause this event, correct `emit`'
    : `. The input "${odd.input}" is ${odd.wanted} and \`emit\` sends ${odd.sent}: that may be another event`;
};

/** How many things that tell of an event reached a subscription. */
const timesAt = (event: EventEntry, id: string | undefined, { deliveries, trigger, settings }: WebhookView) =>
  timesToldIn(
    deliveries.filter((d) => d.subscription === id),
    event,
    trigger,
    settings,
  );

/** What other subscriptions received of an event of which this one received too little; undefined where none received more. */
const elsewhere = (event: EventEntry, { id }: Subscription, view: WebhookView): string | undefined => {
  const others = new Set(view.deliveries.flatMap((d) => d.subscription ?? []).filter((s) => s !== id));
  const most = Math.max(0, ...[...others].map((other) => timesAt(event, other, view)));
  if (most <= timesAt(event, id, view)) return undefined;
  if (view.settings.perEmit === 1) return '; another subscription received it';
  return `; another subscription received ${most >= view.settings.perEmit ? 'all of them' : most}`;
};

/** How many events came close together with one, and how many of them reached the subscription. */
const countBurst = (event: EventEntry, subscription: Subscription, view: WebhookView) => {
  const all = burstAround(event, expectedBy(subscription, view));
  return { all: all.length, came: all.filter((e) => hasCome(e, subscription)).length };
};

export const everyEventIsNotified = defineRule<WebhookView, Expected>({
  id: 'C-19',
  slug: 'every-event-is-notified',
  title: 'Every matching event after the registration is notified in time',
  why: 'An event without a notification is a run that never starts; nobody is told.',
  repair:
    'Let the subscription be in effect before the registration is answered, and send one notification for every event.',
  example: {
    breaks:
      'POST /subscriptions → 201\nVoicemails 42 and 43 arrive\nPOST https://flow.example/run?sig=s1 { "id": 43 }',
    keeps:
      'POST /subscriptions → 201\nVoicemails 42 and 43 arrive\nPOST https://flow.example/run?sig=s1 { "id": 42 }\nPOST https://flow.example/run?sig=s1 { "id": 43 }',
  },
  source: 'Create a webhook trigger (Microsoft Learn)',
  level: { strict: 'error', field: 'error' },
  after: ['W-13', 'W-22', 'L-03', 'C-01', 'C-02', 'C-05', 'C-06'],
  needsEvents: true,
  noSubject: 'no event was caused that could be told apart (no `emit`, or neither token nor id arrives)',
  *subjects(view) {
    if (!view.attributable) return;
    for (const subscription of view.subscriptions) {
      for (const event of expectedBy(subscription, view))
        yield { event, subscription, waited: watchedFor(subscription, event, view) };
    }
    for (const lost of lostUnderStrain(view)) yield { ...lost, waited: undefined };
  },
  about: ({ subscription }) => [subscription.id],
  *judge({ event, subscription, waited, remark }, view) {
    if (remark !== undefined) {
      yield remark;
      return;
    }
    const arrivals = subscription.deliveries.filter((d) => d.events.includes(event));
    const times = timesAt(event, subscription.id, view);
    if (times >= view.settings.perEmit) {
      const at = arrivals[0]?.entry.at ?? 0;
      // Of the time in which the run itself stood still nothing is known of the service.
      const late = at - event.doneAt - stalledBetween(view.stalls, event.doneAt, at);
      if (late > view.settle) {
        yield {
          message: `A notification came ${seconds(late)} after its event; ${seconds(view.settle)} are allowed`,
          repair: 'Send notifications sooner; where the service rightly takes that long, set `settle`.',
          lowered: 'it came',
          ...(arrivals[0] === undefined ? {} : { seen: seen(arrivals[0].entry, 'time') }),
        };
      }
      return;
    }
    if (isUnread(event, subscription)) {
      yield cutBody('A notification');
      return;
    }
    const others = elsewhere(event, subscription, view);
    if (!isLongEnough(waited, view.settle)) {
      yield tooShort(view.settle);
      return;
    }
    const count =
      view.settings.perEmit === 1 ? 'no notification' : `${times} of ${view.settings.perEmit} notifications`;
    const strange = subscription.deliveries.find((d) => d.events.length === 0);
    const came = strange === undefined ? '' : `; what came tells of no event of ours: ${toldBy(strange)}`;
    const { all, came: ofBurst } = countBurst(event, subscription, view);
    const isReplaced = others === undefined && times === 0 && ofBurst > 0;
    const hint = isReplaced
      ? `; ${ofBurst} of the ${all} events that came close together reached it`
      : (others ?? (times === 0 ? unseen(view) : FEWER));
    yield {
      message: `An event was caused and ${count} reached the subscription within ${seconds(waited)}${came}${hint}`,
      ...(isReplaced
        ? { repair: 'Keep what waits to be sent: an event must not take the place of the one before it.' }
        : {}),
      seen: seen(subscription.registration.exchange, 'callback'),
      ...(oddInput(view) === undefined ? {} : { configured: ['emit'] }),
    };
  },
});
