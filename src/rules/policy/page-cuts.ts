import type { Poll } from '../../evidence/poll.ts';
import type { Chain, PollingView } from '../../evidence/polling-view.ts';
import type { EventEntry } from '../../model.ts';
import { afterBaseline } from '../polling/answers.ts';
import { isLongEnough } from '../shared/waits.ts';
import { isTied } from './ties.ts';

/** A list that left out events older than those that it brought, because it ends at a number of items. */
export interface PageCut {
  readonly chain: Chain;
  readonly poll: Poll;
  /** How many items the list holds, page for page. */
  readonly size: number;
  readonly lost: readonly EventEntry[];
}

/** Fewer items are no page: what one of them lacks may be lost for any reason. */
const SMALLEST = 2;

/** Whether an event is missing between two that the list brought, which no limit explains. */
const isHole = (event: EventEntry, { items }: Poll): boolean => {
  const brought = items.flatMap((item) => item.events.slice(-1));
  return brought.some((e) => e.at > event.doneAt) && brought.some((e) => e.doneAt < event.at);
};

/** Whether a list before, which had room, left an event out although it should have been visible. */
const hadRoom = (event: EventEntry, before: readonly Poll[], longest: number, settle: number): boolean =>
  before.some(
    (p) => p.status === 200 && p.items.length < longest && isLongEnough(p.exchange.at - event.doneAt, settle),
  );

/** Whether a list that had room left out the oldest of what had just come as well: then its size is not why. */
const losesWithRoom = ({ polls }: Chain, lost: readonly EventEntry[], longest: number): boolean =>
  polls.some(({ items, exchange }, i) => {
    const before = polls[i - 1]?.exchange;
    if (before === undefined || items.length >= longest) return false;
    const fresh = lost.filter((e) => e.at > before.at + before.durationMs && e.doneAt < exchange.at);
    const brought = items.flatMap((item) => item.events);
    return fresh.some((e) => brought.some((b) => b.at > e.doneAt));
  });

/** Lists of a chain that were cut: as long as the longest list of the run, and without events older than their items. */
export const pageCuts = (view: PollingView): readonly PageCut[] => {
  const longest = Math.max(0, ...view.polls.map((p) => p.items.length));
  if (longest < SMALLEST || !view.attributable) return [];
  return view.chains.flatMap((chain) => {
    // What a list holds that was cut for its size is not known.
    if (chain.polls.some((p) => p.truncated)) return [];
    const lost = afterBaseline(chain, view).filter(
      (e) => !chain.arrivals.has(e.token) && !isTied(e, chain, view),
    );
    if (losesWithRoom(chain, lost, longest)) return [];
    return chain.polls.flatMap((poll, i) => {
      if (i === 0 || poll.items.length !== longest) return [];
      const brought = poll.items.flatMap((item) => item.events);
      const cut = lost.filter(
        (e) =>
          brought.some((b) => b.at > e.doneAt) &&
          e.doneAt < poll.exchange.at &&
          !isHole(e, poll) &&
          !hadRoom(e, chain.polls.slice(1, i), longest, view.settle),
      );
      return cut.length === 0 ? [] : [{ chain, poll, size: longest, lost: cut }];
    });
  });
};
