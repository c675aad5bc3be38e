import { valueAt } from '../json.ts';
import type { Item } from './payload.ts';
import type { Poll } from './poll.ts';

/** The items of an answer itself, without those of the pages that the gateway followed. */
export const firstPage = (poll: Poll): readonly Item[] => {
  const page = poll.json === undefined ? undefined : valueAt(poll.json, poll.array ?? '');
  return Array.isArray(page) ? poll.items.slice(0, page.length) : poll.items;
};
