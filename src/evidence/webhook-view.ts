import type { Address } from '../address.ts';
import type {
  CallbackKind,
  Credentials,
  DeliveryEntry,
  Exchange,
  Intent,
  Trace,
  TriggerDefinition,
} from '../model.ts';
import { arrivalsIn } from './arrivals.ts';
import { deliveriesOf, itemsOf, type Delivery } from './deliveries.ts';
import { exchangesOf, firstCausedAt, sightingsOf, type Sightings } from './events.ts';
import { commonView, type TriggerView } from './trigger-view.ts';
import { headerValues } from './headers.ts';
import { isSuccess } from './status.ts';
import { resolveLocation, type ResolvedLocation } from './location.ts';
import { restartedAt, subscriptionSurvivors } from './restart.ts';

/** A registration and its answer. */
export interface Registration {
  readonly exchange: Exchange;
  readonly subscription: string;
  /** Absent where the registration was sent without a callback URL. */
  readonly callback: string | undefined;
  readonly callbackKind: CallbackKind;
  readonly credentials: Credentials;
  /** Whether it carried the headers that a workflow run adds. */
  readonly asPlatform: boolean;
  /** When the answer had come. */
  readonly answeredAt: number;
  readonly status: number | undefined;
  readonly accepted: boolean;
  readonly locations: readonly string[];
  readonly location: ResolvedLocation | undefined;
}

/** A DELETE and its answer. */
export interface Unsubscribe {
  readonly exchange: Exchange;
  readonly subscription: string;
  readonly target: 'own' | 'unknown';
  readonly attempt: number;
  readonly credentials: Credentials;
  readonly status: number | undefined;
}

/** A subscription that the service accepted, with a callback. */
export interface Subscription {
  readonly id: string;
  readonly registration: Registration;
  /** The same registration with the same callback again, as after an answer that was lost. */
  readonly repeats: readonly Registration[];
  /** From the answer to the registration … */
  readonly from: number;
  /** … to the first DELETE being sent with the connection's credentials; Infinity where none was. */
  readonly to: number;
  /** When the first DELETE was answered 2xx. */
  readonly goneAt: number | undefined;
  readonly unsubscribes: readonly Unsubscribe[];
  readonly deliveries: readonly Delivery[];
}

/** What the rules of webhook triggers judge. */
export interface WebhookView extends TriggerView {
  readonly registrations: readonly Registration[];
  /** As makers have them: the connection's own, with a usual callback that behaves. */
  readonly subscriptions: readonly Subscription[];
  /** With a callback URL that is longer or odder than usual. */
  readonly shaped: readonly Subscription[];
  /** With a callback that misbehaves. */
  readonly strained: readonly Subscription[];
  /** Registered and deleted at once, again and again. */
  readonly cycled: readonly Subscription[];
  /** Another tenant's. */
  readonly foreign: readonly Subscription[];
  readonly unsubscribes: readonly Unsubscribe[];
  readonly deliveries: readonly Delivery[];
  /** When the first event around a restart of the service was caused; Infinity where it was not restarted. */
  readonly restartedAt: number;
  /** Requests that came where an answer to a notification had redirected to. */
  readonly redirected: readonly DeliveryEntry[];
}

const isKind = <K extends Intent['kind']>(
  e: Exchange,
  kind: K,
): e is Exchange & { readonly intent: Extract<Intent, { kind: K }> } => e.intent.kind === kind;

const endOf = (exchange: Exchange): number => exchange.at + exchange.durationMs;

const registrationsOf = (exchanges: readonly Exchange[], address: Address): readonly Registration[] =>
  exchanges
    .filter((e) => isKind(e, 'register'))
    .map((exchange) => {
      const [...locations] = headerValues(exchange.response?.headers, 'location');
      const [first] = locations;
      return {
        exchange,
        subscription: exchange.intent.subscription,
        callback: exchange.intent.callback,
        callbackKind: exchange.intent.callbackKind,
        credentials: exchange.credentials,
        asPlatform: exchange.intent.plain !== true,
        answeredAt: endOf(exchange),
        status: exchange.response?.status,
        accepted: isSuccess(exchange.response?.status),
        locations,
        location:
          first === undefined
            ? undefined
            : resolveLocation(first, { address, target: exchange.request.target }),
      };
    });

const unsubscribesOf = (exchanges: readonly Exchange[]): readonly Unsubscribe[] =>
  exchanges
    .filter((e) => isKind(e, 'unsubscribe'))
    .map((exchange) => ({
      exchange,
      subscription: exchange.intent.subscription,
      target: exchange.intent.target,
      attempt: exchange.intent.attempt,
      credentials: exchange.credentials,
      status: exchange.response?.status,
    }));

const subscriptionOf = (
  [registration, ...repeats]: readonly [Registration, ...Registration[]],
  unsubscribes: readonly Unsubscribe[],
  deliveries: readonly Delivery[],
): Subscription => {
  const id = registration.subscription;
  const mine = unsubscribes.filter((r) => r.subscription === id && r.target === 'own');
  const gone = mine.find((r) => r.credentials === 'own' && isSuccess(r.status));
  return {
    id,
    registration,
    repeats,
    from: registration.answeredAt,
    to: mine.find((r) => r.credentials === 'own')?.exchange.at ?? Infinity,
    goneAt: gone === undefined ? undefined : endOf(gone.exchange),
    unsubscribes: mine,
    deliveries: deliveries.filter((d) => d.subscription === id),
  };
};

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
  return {
    ...common,
    registrations,
    subscriptions,
    shaped: owned('shaped'),
    strained: owned('strained'),
    cycled: owned('cycled'),
    foreign: those((r) => r.credentials === 'other' && r.callbackKind === 'issued'),
    unsubscribes,
    deliveries,
    redirected: redirectedIn(trace),
    restartedAt: restartedAt(common.windows, events),
    survivors: subscriptionSurvivors(subscriptions, common.windows, events),
    sightings: sightings(deliveries),
    arrivals: deliveries.flatMap((d) => arrivalsIn(d.entry, itemsOf(d, trigger, settings))),
    attributable:
      !deliveries.some((d) => d.entry.at >= firstEvent && d.entry.body !== '' && !d.truncated) ||
      deliveries.some((d) => d.events.length > 0),
  };
};
