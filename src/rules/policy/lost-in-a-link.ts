import { nextLinkOf } from '../../evidence/next-link.ts';
import type { Poll, PollItem } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import type { Exchange } from '../../model.ts';
import { compareStates } from './order.ts';

/** A link to a next page that does not ask for what the list before it was asked for. */
export interface LostInALink {
  /** As the service wrote it. */
  readonly link: string;
  readonly what: string;
}

const isPageBefore = (page: Exchange, item: PollItem, poll: Poll): boolean =>
  page.intent.kind === 'poll' &&
  page.intent.chain === poll.chain &&
  page.seq > poll.exchange.seq &&
  page.seq <= item.exchange.seq;

const departure = (target: string, values: Poll['values']): string | undefined => {
  const query = new URLSearchParams(target.split('?')[1] ?? '');
  for (const [name, value] of Object.entries(values)) {
    const given = query.get(name);
    if (given === null) return `has no "${name}"`;
    if (given !== value && compareStates(given, value) !== 0)
      return `has "${name}" as "${given}", which was "${value}"`;
  }
  return undefined;
};

/** The first link, on the way to the page that holds an item, that lost or changed the state of its list. */
export const lostInALink = (item: PollItem, poll: Poll, view: PollingView): LostInALink | undefined => {
  const pages = view.pages.filter((page) => isPageBefore(page, item, poll));
  for (const [i, page] of pages.entries()) {
    const what = departure(page.request.target, poll.values);
    if (what === undefined) continue;
    const before = nextLinkOf(pages[i - 1] ?? poll.exchange, view.trigger, view.address);
    return { link: before?.link ?? page.request.target, what };
  }
  return undefined;
};
