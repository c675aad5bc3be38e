import { groupBy } from '../../group-by.ts';
import type { Poll, PollItem } from '../../evidence/poll.ts';
import type { Chain, PollingView } from '../../evidence/polling-view.ts';
import type { EventEntry, Exchange } from '../../model.ts';
import { afterBaseline } from '../polling/answers.ts';

/** A next page that does not go on where the page before it ended. */
export interface PageGap {
  readonly chain: Chain;
  readonly page: Exchange;
  readonly lost: readonly EventEntry[];
}

const happened = (items: readonly PollItem[]): readonly EventEntry[] =>
  items.flatMap((item) => item.events.slice(-1));

const isBetween = (event: EventEntry, newer: readonly EventEntry[], older: readonly EventEntry[]): boolean =>
  newer.some((e) => e.at > event.doneAt) && older.some((e) => e.doneAt < event.at);

/** The first page behind which lost events stand; none where a page has a hole of its own: then the border is chance. */
const gapIn = (poll: Poll, lost: readonly EventEntry[]): Omit<PageGap, 'chain'> | undefined => {
  const pages = [...groupBy(poll.items, (i) => i.exchange).entries()];
  const told = pages.map(([, items]) => happened(items));
  if (told.some((events) => lost.some((e) => isBetween(e, events, events)))) return undefined;
  for (const [i, [page]] of pages.entries()) {
    const before = told[i - 1];
    if (before === undefined) continue;
    const gone = lost.filter((e) => e.doneAt < poll.exchange.at && isBetween(e, before, told[i] ?? []));
    if (gone.length > 0) return { page, lost: gone };
  }
  return undefined;
};

/** For each chain, the first place where a list lost events between one page and the next. */
export const pageGaps = (view: PollingView): readonly PageGap[] =>
  view.attributable
    ? view.chains.flatMap((chain) => {
        const lost = afterBaseline(chain, view).filter((e) => !chain.arrivals.has(e.token));
        const gaps = chain.polls.flatMap((poll) => gapIn(poll, lost) ?? []);
        return gaps.slice(0, 1).map((gap) => ({ chain, ...gap }));
      })
    : [];
