import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { chainOf } from '../polling/answers.ts';
import { compareStateTexts } from './state-text.ts';

/** Whether a poll that was made with a state is sent back to the URL of the first one: the chain begins anew. */
export const leadsBack = (poll: Poll, view: PollingView): boolean => {
  const first = chainOf(poll, view)?.polls[0];
  if (first?.state !== 'none' || poll.state !== 'followed' || poll.location === undefined) return false;
  const isFirst = (target: string): boolean =>
    compareStateTexts(first.exchange.request.target, target) === 'same';
  return isFirst(poll.location.target) && !isFirst(poll.exchange.request.target);
};
