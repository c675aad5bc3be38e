import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { chainOf } from '../polling/answers.ts';
import { compareStateTexts } from './state-text.ts';

/** Whether a Location is the URL of the first poll again: nobody can read a state there, and the chain begins anew. */
export const leadsBack = (poll: Poll, view: PollingView): boolean => {
  const first = chainOf(poll, view)?.polls[0];
  return (
    first?.state === 'none' &&
    poll.location !== undefined &&
    compareStateTexts(first.exchange.request.target, poll.location.target) === 'same'
  );
};
