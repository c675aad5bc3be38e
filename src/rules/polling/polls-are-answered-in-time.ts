import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { requestLine, seconds, seen } from '../shared/wording.ts';

/** ms after which an answer is slow; the platform itself waits for 120 s. */
const SLOW = 10_000;

export const pollsAreAnsweredInTime = defineRule<PollingView, Poll>({
  id: 'P-24',
  slug: 'polls-are-answered-in-time',
  title: 'A poll is answered within 10 seconds',
  why: 'The platform gives up after 120 s and counts a failed check. A service that needs ten seconds for nothing has little left for a busy day.',
  repair: 'Answer from an index by the state; do not compute the whole list for every poll.',
  example: {
    breaks: 'GET /voicemails?state=42\n(14 s later) 202 Accepted',
    keeps: 'GET /voicemails?state=42\n(0.2 s later) 202 Accepted',
  },
  source: 'Limits and configuration of Azure Logic Apps and Power Automate (outbound calls, 120 s)',
  level: { strict: 'warning', field: 'warning' },
  noSubject: 'no poll was answered',
  about: (poll) => [poll.chain],
  subjects: (view) => [...view.polls, ...view.probes].filter((p) => p.status !== undefined),
  *judge(poll) {
    if (poll.exchange.durationMs > SLOW)
      yield {
        message: `${requestLine(poll.exchange)} was answered after ${seconds(poll.exchange.durationMs)}`,
        seen: seen(poll.exchange, 'time', { value: Math.round(poll.exchange.durationMs) }),
      };
  },
});
