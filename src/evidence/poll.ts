import { mounted } from '../address.ts';
import type {
  Credentials,
  EventEntry,
  Exchange,
  Intent,
  Json,
  PollStateKind,
  Trace,
  TriggerDefinition,
  TriggerSettings,
} from '../model.ts';
import { headerValues } from './headers.ts';
import { resolveLocation, type ResolvedLocation } from './location.ts';
import { readPayload, type Item, type Payload } from './payload.ts';

/** An item of a poll, and the call whose answer holds it: the poll's own, or that of a page. */
export interface PollItem extends Item {
  readonly exchange: Exchange;
}

/** One poll: a request of a chain and its answer, with the pages that the gateway followed. */
export interface Poll {
  readonly exchange: Exchange;
  readonly chain: string;
  readonly state: PollStateKind;
  readonly credentials: Credentials;
  /** Undefined where the call failed in transport. */
  readonly status: number | undefined;
  readonly locations: readonly string[];
  /** The first Location, resolved; undefined where there is none or it is no URI reference. */
  readonly location: ResolvedLocation | undefined;
  readonly retryAfter: readonly string[];
  readonly json: Json | undefined;
  /** JSON Pointer of the array of items, where there is one. */
  readonly array: string | undefined;
  readonly items: readonly PollItem[];
  /** The answer, or a page of it, was cut: there may be more items than these. */
  readonly truncated: boolean;
  /** Policy polling: the state values that were sent. */
  readonly values: Readonly<Record<string, string>>;
  /** Sequence number of the answer that the state came from. */
  readonly from: number | undefined;
}

type PollIntent = Extract<Intent, { kind: 'poll' }>;
type PollExchange = Exchange & { readonly intent: PollIntent };

/** Whether a call is a poll, or a page of one. */
export const isPoll = (entry: Exchange): entry is PollExchange => entry.intent.kind === 'poll';

const itemsIn = (exchange: Exchange, { items }: Payload): readonly PollItem[] =>
  items.map((item) => ({ ...item, exchange }));

/** A poll with its pages. */
export const pollOf = (
  exchange: PollExchange,
  pages: readonly PollExchange[],
  trace: Trace,
  trigger: TriggerDefinition,
  settings: TriggerSettings,
  events: readonly EventEntry[],
): Poll => {
  const answer = exchange.response;
  const locations = headerValues(answer?.headers, 'location');
  const base = {
    address: mounted(trace.settings.address, trigger.basePath),
    target: exchange.request.target,
  };
  // What came before an event was caused cannot tell of it, whatever id it bears.
  const read = (call: Exchange): Payload => {
    const before = events.filter((e) => e.at <= call.at + call.durationMs);
    return readPayload(call, trigger, settings, before);
  };
  const payload = read(exchange);
  const more = pages.flatMap((p) => itemsIn(p, read(p)));
  return {
    exchange,
    chain: exchange.intent.chain,
    state: exchange.intent.state,
    credentials: exchange.credentials,
    status: answer?.status,
    locations,
    location: locations[0] === undefined ? undefined : resolveLocation(locations[0], base),
    retryAfter: headerValues(answer?.headers, 'retry-after'),
    json: payload.json,
    array: payload.array,
    items: [...itemsIn(exchange, payload), ...more],
    truncated: [exchange, ...pages].some((e) => e.response?.truncated === true),
    values: exchange.intent.values ?? {},
    from: exchange.intent.from,
  };
};

/** Which page of a list a call asks for; the poll itself is the first. */
export const pageOf = ({ intent }: PollExchange): number => intent.page ?? 1;

/** Polls, each with the pages that came before the next one of its chain. */
export const pollsOf = (
  exchanges: readonly PollExchange[],
  trace: Trace,
  trigger: TriggerDefinition,
  settings: TriggerSettings,
  events: readonly EventEntry[],
): readonly Poll[] => {
  const pagesOf = new Map<PollExchange, PollExchange[]>();
  const newest = new Map<string, PollExchange[]>();
  for (const exchange of exchanges) {
    const { chain } = exchange.intent;
    if (pageOf(exchange) > 1) {
      newest.get(chain)?.push(exchange);
    } else {
      newest.set(chain, []);
      pagesOf.set(exchange, newest.get(chain) ?? []);
    }
  }
  return exchanges.flatMap((first) => {
    const pages = pagesOf.get(first);
    return pages === undefined ? [] : [pollOf(first, pages, trace, trigger, settings, events)];
  });
};
