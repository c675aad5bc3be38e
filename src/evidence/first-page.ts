import type { Poll, PollItem } from './poll.ts';

/** The items of an answer itself, without those of the pages that the gateway followed. */
export const firstPage = ({ exchange, items }: Poll): readonly PollItem[] =>
  items.filter((i) => i.exchange === exchange);
