import type {
  Credentials,
  EventEntry,
  Exchange,
  Intent,
  NoteEntry,
  Trace,
  TriggerDefinition,
  TriggerSettings,
  WindowEntry,
} from '../model.ts';
import { deliveriesOf, type Delivery } from './deliveries.ts';
import { eventsOf, exchangesOf, firstCausedAt, sightingsOf, type Sightings } from './events.ts';
import { headerValues } from './headers.ts';
import { resolveLocation, serviceUrlOf, type ResolvedLocation } from './location.ts';

/** A registration and its answer. */
export interface Registration {
  readonly exchange: Exchange;
  readonly subscription: string;
  /** Absent where the registration was sent without a callback URL. */
  readonly callback: string | undefined;
  readonly credentials: Credentials;
  readonly status: number | undefined;
  readonly accepted: boolean;
  readonly locations: readonly string[];
  readonly location: ResolvedLocation | undefined;
}

/** A DELETE and its answer. */
export interface Removal {
  readonly exchange: Exchange;
  readonly subscription: string;
  readonly target: 'own' | 'unknown';
  readonly attempt: number;
  readonly credentials: Credentials;
  readonly status: number | undefined;
}

/** A subscription that the service accepted from the connection's own credentials, with a callback. */
export interface Subscription {
  readonly id: string;
  readonly registration: Registration;
  /** From the answer to the registration … */
  readonly from: number;
  /** … to the first DELETE being sent; Infinity where none was. */
  readonly to: number;
  /** When the first DELETE was answered 2xx. */
  readonly goneAt: number | undefined;
  readonly removals: readonly Removal[];
  readonly deliveries: readonly Delivery[];
}

/** What the rules of webhook triggers judge. */
export interface WebhookView {
  readonly trigger: TriggerDefinition;
  readonly settings: TriggerSettings;
  readonly serviceUrl: string;
  readonly hasCredentials: boolean;
  /** Longest time from emit to notification, in ms. */
  readonly settle: number;
  readonly registrations: readonly Registration[];
  readonly subscriptions: readonly Subscription[];
  readonly removals: readonly Removal[];
  readonly deliveries: readonly Delivery[];
  readonly events: readonly EventEntry[];
  readonly windows: readonly WindowEntry[];
  readonly notes: readonly NoteEntry[];
  readonly sightings: Sightings;
  /** Whether what arrives can be told apart: false where notifications of events came and none bore a token or id. */
  readonly attributable: boolean;
}

const isKind = <K extends Intent['kind']>(
  e: Exchange,
  kind: K,
): e is Exchange & { readonly intent: Extract<Intent, { kind: K }> } => e.intent.kind === kind;

/** A callback on a reserved host: registered to see whether the service refuses addresses, never delivered to. */
const isNobody = (callback: string): boolean => /^https?:\/\/[^/]*\.invalid([/:]|$)/.test(callback);

/** The webhook view of one trigger of a trace. */
export const webhookView = (trace: Trace, trigger: TriggerDefinition): WebhookView => {
  const settings = trace.settings.triggers[trigger.id] ?? { perEmit: 1, emits: false, excludes: false };
  const events = eventsOf(trace, trigger.id);
  const exchanges = exchangesOf(trace, trigger.id);
  const firstEvent = firstCausedAt(events) ?? Infinity;
  const registrations = exchanges
    .filter((e) => isKind(e, 'register'))
    .map((exchange): Registration => {
      const locations = headerValues(exchange.response?.headers, 'location');
      const status = exchange.response?.status;
      const base = {
        serviceUrl: serviceUrlOf(trace.settings.serviceUrl, trigger.basePath),
        aliases: trace.settings.aliases,
        target: exchange.request.target,
      };
      return {
        exchange,
        subscription: exchange.intent.subscription,
        callback: exchange.intent.callback,
        credentials: exchange.credentials,
        status,
        accepted: status !== undefined && status >= 200 && status < 300,
        locations,
        location: locations[0] === undefined ? undefined : resolveLocation(locations[0], base),
      };
    });
  const removals = exchanges
    .filter((e) => isKind(e, 'unregister'))
    .map((exchange): Removal => ({
      exchange,
      subscription: exchange.intent.subscription,
      target: exchange.intent.target,
      attempt: exchange.intent.attempt,
      credentials: exchange.credentials,
      status: exchange.response?.status,
    }));
  const callbacks = new Map(
    registrations.flatMap((r) => (r.callback === undefined ? [] : [[r.subscription, r.callback] as const])),
  );
  const deliveries = deliveriesOf(trace, callbacks, trigger, settings, events);
  const subscriptions = registrations
    .filter((r) => r.accepted && r.credentials === 'own' && r.callback !== undefined && !isNobody(r.callback))
    .map((registration): Subscription => {
      const mine = removals.filter((r) => r.subscription === registration.subscription && r.target === 'own');
      const gone = mine.find(
        (r) => r.credentials === 'own' && r.status !== undefined && r.status >= 200 && r.status < 300,
      );
      return {
        id: registration.subscription,
        registration,
        from: registration.exchange.at + registration.exchange.durationMs,
        to: mine[0]?.exchange.at ?? Infinity,
        goneAt: gone === undefined ? undefined : gone.exchange.at + gone.exchange.durationMs,
        removals: mine,
        deliveries: deliveries.filter((d) => d.subscription === registration.subscription),
      };
    });
  return {
    trigger,
    settings,
    serviceUrl: serviceUrlOf(trace.settings.serviceUrl, trigger.basePath),
    hasCredentials: trace.settings.hasCredentials,
    settle: trace.settings.settle[trigger.id] ?? 0,
    registrations,
    subscriptions,
    removals,
    deliveries,
    events,
    windows: trace.entries.filter((e): e is WindowEntry => e.type === 'window' && e.trigger === trigger.id),
    notes: trace.entries.filter((e): e is NoteEntry => e.type === 'note' && e.trigger === trigger.id),
    sightings: sightingsOf(
      deliveries.flatMap((d) =>
        d.subscription === undefined
          ? []
          : d.events.map((e) => ({ token: e.token, observer: d.subscription ?? '', at: d.entry.at })),
      ),
    ),
    attributable:
      !deliveries.some((d) => d.entry.at >= firstEvent && d.entry.body !== '') ||
      deliveries.some((d) => d.events.length > 0),
  };
};
