import type { CallbackKind, DeliveryEntry, Trace, TriggerDefinition } from '../model.ts';
import { once } from '../kept.ts';
import { arrivalsIn } from './arrivals.ts';
import { deliveriesOf, itemsOf, type Delivery } from './deliveries.ts';
import { exchangesOf, firstCausedAt, sightingsOf, type Sightings } from './events.ts';
import { restartedAt, restartOverAt, subscriptionSurvivors } from './restart.ts';
import {
  registrationsOf,
  subscriptionOf,
  unsubscribesOf,
  type Registration,
  type Subscription,
  type Unsubscribe,
} from './subscription.ts';
import { commonView, type TriggerView } from './trigger-view.ts';

/** What the rules of webhook triggers judge. */
export interface WebhookView extends TriggerView {
  readonly registrations: readonly Registration[];
  /** As makers have them: the connection's own, with a usual callback that behaves. */
  readonly subscriptions: readonly Subscription[];
  /** With a callback URL that is longer or odder than usual. */
  readonly shaped: readonly Subscription[];
  /** With a callback that misbehaves. */
  readonly strained: readonly Subscription[];
  /** With a callback whose certificate nobody trusts. */
  readonly untrusted: readonly Subscription[];
  /** Registered with another value of an input, so that what the others ask for is excluded. */
  readonly otherwise: readonly Subscription[];
  /** Registered and deleted at once, again and again. */
  readonly cycled: readonly Subscription[];
  /** Another tenant's. */
  readonly foreign: readonly Subscription[];
  readonly unsubscribes: readonly Unsubscribe[];
  readonly deliveries: readonly Delivery[];
  /** When the first event around a restart of the service was caused; Infinity where it was not restarted. */
  readonly restartedAt: number;
  /** When the last of them was caused, after the restart; Infinity as well. */
  readonly restartOverAt: number;
  /** Requests that came where an answer to a notification had redirected to. */
  readonly redirected: readonly DeliveryEntry[];
}

const isFirst = (r: Registration, i: number, all: readonly Registration[]): boolean =>
  all.findIndex((other) => other.subscription === r.subscription) === i;

const sightings = (deliveries: readonly Delivery[]): Sightings =>
  sightingsOf(
    deliveries.flatMap(({ subscription, events, entry }) =>
      subscription === undefined
        ? []
        : events.map(({ token }) => ({ token, observer: subscription, at: entry.at })),
    ),
  );

const redirectedIn = ({ entries }: Trace): readonly DeliveryEntry[] => {
  const came = entries.filter((e): e is DeliveryEntry => e.type === 'delivery');
  const targets = came.flatMap((d) => d.redirect?.replace(/^[a-z]+:\/\/[^/]*/i, '') ?? []);
  return came.filter((d) => targets.includes(d.target));
};

/** The webhook view of one trigger of a trace. */
export const webhookView = (trace: Trace, trigger: TriggerDefinition): WebhookView => {
  const common = commonView(trace, trigger);
  const { settings, events, address } = common;
  const exchanges = exchangesOf(trace, trigger.id);
  const registrations = registrationsOf(exchanges, address);
  const unsubscribes = unsubscribesOf(exchanges);
  const callbacks = new Map(
    registrations.flatMap((r) => (r.callback === undefined ? [] : [[r.subscription, r.callback] as const])),
  );
  const deliveries = deliveriesOf(trace, callbacks, trigger, settings, events);
  const firstEvent = firstCausedAt(events) ?? Infinity;
  const live = registrations.filter(isFirst).filter((r) => r.accepted);
  const those = (isWanted: (r: Registration) => boolean): readonly Subscription[] =>
    live.filter(isWanted).map((r) => {
      const repeats = registrations.filter((o) => o !== r && o.subscription === r.subscription);
      return subscriptionOf([r, ...repeats], unsubscribes, deliveries);
    });
  const owned = (kind: CallbackKind): readonly Subscription[] =>
    those((r) => r.credentials === 'own' && r.callbackKind === kind && r.asPlatform);
  const subscriptions = owned('issued');
  const arrivals = once(() => deliveries.flatMap((d) => arrivalsIn(d.entry, itemsOf(d, trigger, settings))));
  return {
    ...common,
    registrations,
    subscriptions,
    shaped: owned('shaped'),
    strained: owned('strained'),
    untrusted: owned('untrusted'),
    otherwise: owned('otherInputs'),
    cycled: owned('cycled'),
    foreign: those((r) => r.credentials === 'other' && r.callbackKind === 'issued'),
    unsubscribes,
    deliveries,
    redirected: redirectedIn(trace),
    restartedAt: restartedAt(common.windows, events),
    restartOverAt: restartOverAt(common.windows, events),
    revenants: [],
    survivors: subscriptionSurvivors(subscriptions, common.windows, events),
    sightings: sightings(deliveries),
    // A run looks at its view after each notification, at what they hold only in the end.
    get arrivals() {
      return arrivals();
    },
    attributable:
      !deliveries.some((d) => d.entry.at >= firstEvent && d.entry.body !== '' && !d.truncated) ||
      deliveries.some((d) => d.events.length > 0),
  };
};
