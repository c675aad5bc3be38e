import { firstPage } from '../../evidence/first-page.ts';
import { valueAt } from '../../json.ts';
import type { Poll, PollItem } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { compareStates } from './order.ts';
import { stateFields } from './state-fields.ts';

/**
 * Whether a next page holds what is newer than its list's first page: it came in after that one had been asked for, so the
 * state of the list, which is of its first page, does not know it.
 */
export const cameInBetween = (item: PollItem, list: Poll, view: PollingView): boolean => {
  const [newest] = firstPage(list);
  if (newest === undefined || item.exchange === list.exchange) return false;
  const isNewer = (field: string): boolean =>
    (compareStates(valueAt(item.value, field), valueAt(newest.value, field)) ?? 0) > 0;
  return (
    item.events.some((e) => e.at > list.exchange.at + list.exchange.durationMs) ||
    stateFields(view).some(isNewer)
  );
};
