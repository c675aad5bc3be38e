import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { chainOf } from '../polling/answers.ts';

/** Whether a poll that was made with a state is sent back to the URL of the first one: the chain begins anew. */
export const leadsBack = ({ chain, state, exchange, location }: Poll, view: PollingView): boolean => {
  const first = chainOf({ chain }, view)?.polls[0];
  const start = first?.state === 'none' ? first.exchange.request.target : undefined;
  return (
    start !== undefined &&
    state === 'followed' &&
    location?.target === start &&
    exchange.request.target !== start
  );
};
