import { expectedEvents } from '../../evidence/events.ts';
import type { Item } from '../../evidence/payload.ts';
import type { Poll, PollItem } from '../../evidence/poll.ts';
import { delivered, type Chain, type PollingView } from '../../evidence/polling-view.ts';
import { isSuccess, mayPass } from '../../evidence/status.ts';
import type { EventEntry } from '../../model.ts';

/** Whether a poll is the first of its chain. */
export const isFirst = (poll: Poll, view: PollingView): boolean => chainOf(poll, view)?.polls[0] === poll;

/** The chain of a poll. */
export const chainOf = (poll: Pick<Poll, 'chain'>, view: PollingView): Chain | undefined =>
  view.chains.find((c) => c.id === poll.chain);

/** When a poll was answered. */
const answeredAt = (poll: Poll): number => poll.exchange.at + poll.exchange.durationMs;

/** An item that a chain handed over, and the poll that brought it. */
export interface HandedOver {
  readonly item: PollItem;
  readonly poll: Poll;
}

/** The items of a kind that a chain handed over, each with the poll that brought it. */
export const handedOver = (
  chain: Chain,
  view: PollingView,
  isWanted: (item: Item) => boolean,
): readonly HandedOver[] =>
  chain.polls.flatMap((poll, i) =>
    delivered(poll, view.trigger, i === 0)
      .filter(isWanted)
      .map((item) => ({ item, poll })),
  );

/** Events that were in effect, seen by another chain, before a chain began. */
export const beforeBaseline = (chain: Chain, view: PollingView): EventEntry[] =>
  expectedEvents(view.events, view.trigger.id).filter(
    (e) => (view.sightings.witnessedAt(e, chain.id) ?? Infinity) < chain.from,
  );

/** Expected events that were caused after a chain's baseline was answered. */
export const afterBaseline = (chain: Chain, view: PollingView): EventEntry[] =>
  expectedEvents(view.events, view.trigger.id).filter((e) => e.at > chain.baselineAt);

const settled = (event: EventEntry, chain: Chain, poll: Poll, view: PollingView): boolean => {
  const relation = view.events.find((e) => e.token === event.token)?.relations[view.trigger.id];
  if (relation === 'excluded') return true;
  const old = event.doneAt + view.settle < poll.exchange.at;
  if (relation === 'possible' || event.failed !== undefined || !view.attributable) return old;
  const arrived = chain.arrivals.get(event.token);
  if (arrived !== undefined) return arrived.exchange.seq < poll.exchange.seq;
  return (view.sightings.witnessedAt(event, chain.id) ?? Infinity) < chain.from;
};

/** Whether a chain that hands over one item at a time was still bringing events of ours when it was left. */
export const isDraining = (chain: Chain, view: PollingView): boolean => {
  const last = chain.polls.at(-1);
  return (
    view.trigger.delivery === 'single' &&
    last !== undefined &&
    delivered(last, view.trigger, last === chain.polls[0]).some((i) => i.events.length > 0)
  );
};

/** Whether the platform's repeating would have healed an answer: a later poll of the chain is a success. */
export const heals = (poll: Poll, view: PollingView): boolean =>
  mayPass(poll.status) &&
  (chainOf(poll, view)?.polls ?? []).some((p) => p.exchange.seq > poll.exchange.seq && isSuccess(p.status));

/** Why a breach that healed is told as a warning. */
export const HEALED = 'a later poll was answered, and the platform repeats such a one';

/** Why 204 where 202 is due is told as a warning. */
export const UNDOCUMENTED_204 = 'no run starts, and what the platform makes of 204 is not documented';

/** Whether nothing that we caused can be new to a poll: every event before it has arrived already, or never will. */
export const isQuiet = (poll: Poll, view: PollingView): boolean => {
  const chain = chainOf(poll, view);
  if (chain === undefined || isFirst(poll, view)) return false;
  return view.events.filter((e) => e.at < answeredAt(poll)).every((e) => settled(e, chain, poll, view));
};
