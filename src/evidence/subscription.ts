import type { Address } from '../address.ts';
import type { CallbackKind, Credentials, Exchange, Intent } from '../model.ts';
import type { Delivery } from './deliveries.ts';
import { headerValues } from './headers.ts';
import { resolveLocation, type ResolvedLocation } from './location.ts';
import { isSuccess } from './status.ts';

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

const isKind = <K extends Intent['kind']>(
  e: Exchange,
  kind: K,
): e is Exchange & { readonly intent: Extract<Intent, { kind: K }> } => e.intent.kind === kind;

const endOf = (exchange: Exchange): number => exchange.at + exchange.durationMs;

/** The registrations among the calls of a trigger. */
export const registrationsOf = (exchanges: readonly Exchange[], address: Address): readonly Registration[] =>
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

/** The DELETEs among them. */
export const unsubscribesOf = (exchanges: readonly Exchange[]): readonly Unsubscribe[] =>
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

/** What became of a registration, and of the same one again. */
export const subscriptionOf = (
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
