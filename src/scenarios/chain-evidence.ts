import type { Entry, EventEntry, Exchange } from '../model.ts';
import { expectedEvents, isOthers } from '../evidence/events.ts';
import {
  delivered,
  pollingView,
  type Chain as ChainSeen,
  type PollingView,
} from '../evidence/polling-view.ts';
import { isSuccess } from '../evidence/status.ts';
import { isPoll, type Poll } from '../evidence/poll.ts';
import { readPayload, type Payload } from '../evidence/payload.ts';
import type { Chain, PollState } from '../platform/chain.ts';
import { oddValues } from '../platform/gateway-chain.ts';
import { malform } from '../platform/malform.ts';
import type { PlayerContext } from './player.ts';

const NONSENSE = 'triggerpact-no-such-state';

/** What the entries so far show of the trigger. */
export const viewSoFar = ({ soFar, trigger }: PlayerContext): PollingView => pollingView(soFar(), trigger);

/** The events that were caused so far. */
export const causedEvents = ({ recorder }: PlayerContext): EventEntry[] =>
  recorder.entries.filter((e): e is EventEntry => e.type === 'event');

const seenOf = (chain: Chain, view: PollingView): ChainSeen | undefined =>
  view.chains.find((c) => c.id === chain.id);

const countArrivals = (chain: ChainSeen | undefined, view: PollingView): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const [i, poll] of (chain?.polls ?? []).entries())
    for (const { events } of delivered(poll, view.trigger, i === 0))
      for (const { token } of events) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
};

/** What a chain alone shows: it is looked at after each of its polls. */
const chainSoFar = (chain: Chain, { soFar, trigger }: PlayerContext): PollingView => {
  const trace = soFar();
  const isWanted = (e: Entry): boolean => e.type !== 'exchange' || (isPoll(e) && e.intent.chain === chain.id);
  return pollingView({ ...trace, entries: trace.entries.filter(isWanted) }, trigger);
};

/** How often each event arrived on a chain, past a policy's baseline. */
export const arrivals = (chain: Chain, context: PlayerContext): Map<string, number> => {
  const view = chainSoFar(chain, context);
  return countArrivals(seenOf(chain, view), view);
};

/** Longest time, in ms, from an event to the poll that brought it, of those that an earlier poll had not yet shown. */
export const lagOf = (chain: Chain, context: PlayerContext): number => {
  const view = chainSoFar(chain, context);
  const seen = seenOf(chain, view);
  const quiet = seen?.polls.filter((p) => isSuccess(p.status) && p.items.length === 0) ?? [];
  return Math.max(
    0,
    ...view.events.flatMap(({ token, doneAt }) => {
      const arrived = seen?.arrivals.get(token)?.exchange.at ?? 0;
      return quiet.some(({ exchange: { at } }) => at > doneAt && at < arrived) ? [arrived - doneAt] : [];
    }),
  );
};

const broughtBy = ({ items }: Pick<Payload, 'items'>): { readonly items: number; readonly ours: number } => ({
  items: items.length,
  ours: items.filter((i) => i.events.length > 0).length,
});

/** How many items an answer brought, and how many of them tell of events of ours. */
export const brought = (
  exchange: Exchange,
  context: PlayerContext,
): { readonly items: number; readonly ours: number } =>
  broughtBy(readPayload(exchange, context.trigger, context.settings, causedEvents(context)));

/** A state of the chain made meaningless; undefined where nothing shows which part of a Location is the state. */
export const malformedState = (chain: Chain, { trigger }: PlayerContext): PollState | undefined => {
  const states = chain.states();
  const newest = states.at(-1);
  const older = states.find((s) => s.target !== newest?.target);
  if (newest?.values !== undefined) {
    return { ...newest, values: oddValues(trigger.policy?.config ?? {}, newest.values, NONSENSE) };
  }
  if (newest?.target === undefined || older?.target === undefined) return undefined;
  const target = malform(newest.target, older.target, NONSENSE);
  return target === undefined ? undefined : { ...newest, target };
};

/** Whether the chain's newest state is past everything that we caused, so that it need not be polled to find out. */
export const isPastEverything = (chain: Chain, context: PlayerContext): boolean => {
  const view = viewSoFar(context);
  const seen = seenOf(chain, view);
  const last = seen?.polls.at(-1)?.exchange;
  const isOdd = (e: EventEntry): boolean =>
    !isOthers(e) && (e.failed !== undefined || e.relations[context.trigger.id] === 'possible');
  if (seen === undefined || last === undefined || view.events.some(isOdd)) return false;
  const isForeign = (poll: Poll): boolean => broughtBy(poll).items > broughtBy(poll).ours;
  if (seen.polls.some(isForeign)) return false;
  const counts = countArrivals(seen, view);
  return expectedEvents(view.events, context.trigger.id).every(
    (e) => e.at < last.at && (counts.get(e.token) ?? 0) >= context.settings.perEmit,
  );
};
