import type { Poll, PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/seen.ts';
import { isSuccess } from './answers.ts';

const bringsNews = (poll: Poll): boolean => poll.items.some((i) => i.events.length > 0);

/** P-01: only 200 starts a run. */
export const newsIsAnswered200 = defineRule<PollingView, Poll>({
  id: 'P-01',
  slug: 'news-is-answered-200',
  title: 'A poll with news is answered 200',
  why: 'The platform starts a run on 200 and on nothing else: an event that comes with 201, 202 or 206 is skipped, and nobody hears of it.',
  repair: 'Answer 200 when the poll has items, and 202 when it has none.',
  source:
    'Workflow triggers and actions in Azure Logic Apps (HTTP trigger); Create custom APIs for Azure Logic Apps (polling triggers)',
  level: { strict: 'error', field: 'error' },
  after: ['P-03'],
  needsEvents: true,
  missing: 'no poll brought an event of ours',
  subjects: (view) =>
    view.polls.filter((p) => isSuccess(p.status) && (bringsNews(p) || ![200, 202, 204].includes(p.status))),
  *judge(poll) {
    if (poll.status === 200) return;
    const what = bringsNews(poll) ? 'brings an event' : 'is a success';
    yield {
      message: `The answer ${what} and has status ${poll.status}; only 200 starts a run`,
      seen: seen(poll.exchange, 'status', { value: poll.status ?? null }),
    };
  },
});
