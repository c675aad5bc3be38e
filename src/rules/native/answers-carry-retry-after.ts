import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { requestLine, seen } from '../shared/wording.ts';

export const answersCarryRetryAfter = defineRule<PollingView, Poll>({
  id: 'P-05',
  slug: 'answers-carry-retry-after',
  title: 'Every 200 and 202 carries Retry-After',
  why: 'Retry-After is the only way for a service to set the pace of its pollers; without it each flow polls at the interval of its licence.',
  repair: 'Send Retry-After with the number of seconds until the next poll is worth its while.',
  example: {
    breaks: 'GET /voicemails?state=42\n202 Accepted\nLocation: https://api.example/voicemails?state=42',
    keeps:
      'GET /voicemails?state=42\n202 Accepted\nLocation: https://api.example/voicemails?state=42\nRetry-After: 60',
  },
  source: 'Create custom APIs for Azure Logic Apps; Create a polling trigger (Microsoft Learn)',
  level: { strict: 'warning', field: 'warning' },
  after: ['P-03'],
  noSubject: 'no poll was answered 200 or 202',
  about: (poll) => [poll.chain],
  subjects: (view) => view.polls.filter((p) => p.status === 200 || p.status === 202),
  *judge(poll) {
    if (poll.retryAfter.length === 0) {
      yield {
        message: `${requestLine(poll.exchange)} was answered ${poll.status} without a Retry-After header`,
        seen: seen(poll.exchange, 'header Retry-After'),
      };
    }
  },
});
