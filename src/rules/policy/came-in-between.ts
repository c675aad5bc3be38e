import { firstPage } from '../../evidence/first-page.ts';
import { valueAt } from '../../json.ts';
import type { Poll, PollItem } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { compareStates } from './order.ts';
import { stateFields } from './state-fields.ts';

/** How pages are cut that what comes in does not move. */
export const REPAIR_OF_PAGES =
  'Let the link to the next page name the last item of its page, or the newest of the first page, so that what comes in meanwhile moves nothing: by a count of pages or items, all later pages shift.';

/**
 * Whether a next page holds what is newer than its list's first page: it came in after that one had been asked for, so the
 * state of the list, which is of its first page, does not know it.
 */
export const cameInBetween = (item: PollItem, list: Poll, view: PollingView): boolean => {
  const [newest] = firstPage(list);
  if (newest === undefined || item.exchange === list.exchange) return false;
  const isNewer = (field: string): boolean =>
    (compareStates(valueAt(item.value, field), valueAt(newest.value, field)) ?? 0) > 0;
  return item.events.some((e) => e.doneAt > list.exchange.at) || stateFields(view).some(isNewer);
};
