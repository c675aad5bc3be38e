import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { requestLine, seen } from '../shared/wording.ts';

export const newsIsNoEmptyCollection = defineRule<PollingView, Poll>({
  id: 'P-19',
  slug: 'news-is-no-empty-collection',
  title: 'No 200 carries an empty collection',
  why: 'A 200 starts a run. An empty array starts one for nothing, or counts as a check that found something and fired nothing.',
  repair: 'Answer 202 when there is no item.',
  example: {
    breaks: 'GET /voicemails?state=42\n200 OK\n[]',
    keeps: 'GET /voicemails?state=42\n202 Accepted',
  },
  source: 'Derived from the trigger status of Azure Logic Apps and from splitOn',
  level: { strict: 'warning', field: 'warning' },
  after: ['P-03', 'P-06', 'P-02'],
  noSubject: 'no poll was answered 200 with an array',
  about: (poll) => [poll.chain],
  subjects: (view) => view.polls.filter((p) => p.status === 200 && p.array !== undefined && !p.truncated),
  *judge(poll) {
    if (poll.items.length === 0)
      yield {
        message: `${requestLine(poll.exchange)} was answered 200 with an empty array`,
        seen: seen(poll.exchange, 'body', { pointer: poll.array ?? '' }),
      };
  },
});
