import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/wording.ts';
import { chainOf, isFirst } from '../polling/answers.ts';
import { isSuccess } from '../../evidence/status.ts';

/** Whether an answer tells of an event that the chain was expected and that no 200 of it brought. */
const hidesNews = (poll: Poll, view: PollingView): boolean => {
  const chain = chainOf(poll, view);
  if (chain === undefined) return false;
  return poll.items.some((i) =>
    i.events.some((e) => e.at > chain.baselineAt && !chain.arrivals.has(e.token)),
  );
};

/** What a 202 shows of things that a 200 brings too is read by nobody; any other success should have been a 200. */
const isOddSuccess = (poll: Poll): boolean =>
  isSuccess(poll.status) && ![200, 202, 204].includes(poll.status) && poll.items.length > 0;

const tellsOfEvents = (poll: Poll): boolean => poll.items.some((i) => i.events.length > 0);

export const newsIsAnswered200 = defineRule<PollingView, Poll>({
  id: 'P-01',
  slug: 'news-is-answered-200',
  title: 'A poll with news is answered 200',
  why: 'The platform starts a run on 200 and on nothing else: an event that comes with 201, 202 or 206 is skipped, and nobody hears of it.',
  repair: 'Answer 200 when the poll has items, and 202 when it has none.',
  example: {
    breaks: 'GET /voicemails?state=41\n202 Accepted\n[{ "id": 42 }]',
    keeps: 'GET /voicemails?state=41\n200 OK\n[{ "id": 42 }]',
  },
  source:
    'Workflow triggers and actions in Azure Logic Apps (HTTP trigger); Create custom APIs for Azure Logic Apps (polling triggers)',
  level: { strict: 'error', field: 'error' },
  after: ['P-03', 'P-09', 'P-08'],
  needsEvents: true,
  noSubject: 'no poll brought an event of ours',
  about: (poll) => [poll.chain],
  subjects: (view) => view.polls.filter((p) => isOddSuccess(p) || (isSuccess(p.status) && tellsOfEvents(p))),
  *judge(poll, view) {
    if (poll.status === 200 || isFirst(poll, view) || !(isOddSuccess(poll) || hidesNews(poll, view))) return;
    const what = tellsOfEvents(poll) ? 'an event' : 'items';
    yield {
      message: `The answer brings ${what} and has status ${poll.status}; only 200 starts a run`,
      seen: seen(poll.exchange, 'status', { value: poll.status ?? null, expected: '200' }),
    };
  },
});
