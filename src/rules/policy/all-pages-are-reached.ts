import type { Exchange } from '../../model.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { defineRule, type Remark } from '../rule.ts';
import { answerOf, requestLine, seen } from '../shared/wording.ts';
import { unanswered } from '../shared/unanswered.ts';
import { pageCuts, type PageCut } from './page-cuts.ts';

type Subject = { readonly page: Exchange } | { readonly cut: PageCut } | { readonly whole: true };

/** A page that was not there for a moment, while others were, is one that the platform asks for again. */
const isBusy = ({ response }: Exchange, view: PollingView): boolean =>
  (response?.status === 408 || (response?.status ?? 0) >= 500) &&
  view.pages.some((p) => p.response?.status === 200);

const judgePage = (page: Exchange, view: PollingView): Remark[] => {
  const open = unanswered(page);
  if (open !== undefined) return [open];
  if (page.response?.status === 200 || isBusy(page, view)) return [];
  return [
    {
      message: `${requestLine(page)}, the link to the next page, was answered ${answerOf(page)}`,
      seen: seen(page, 'status', { value: page.response?.status ?? null }),
    },
  ];
};

export const allPagesAreReached = defineRule<PollingView, Subject>({
  id: 'PP-10',
  slug: 'all-pages-are-reached',
  title: 'More items than a page holds are all reached: by a next-page link, or in one list',
  why: 'The state comes from the newest item. What a list cuts off behind its page is older than the state of the next poll, and never comes again.',
  repair:
    'Put the URL of the next page into `@odata.nextLink` (or the property that the policy names), or answer with everything that is newer than the state.',
  example: {
    breaks: 'GET /invoices?since=41 (42 to 61 are new, a page holds 10)\n200 OK\n{ "value": [61 … 52] }',
    keeps:
      'GET /invoices?since=41 (42 to 61 are new, a page holds 10)\n200 OK\n{ "value": [61 … 52], "@odata.nextLink": "https://api.example/invoices?since=41&page=2" }',
  },
  source: 'Derived; schema of apiProperties (next-page link of the polling policy)',
  level: { strict: 'error', field: 'error' },
  after: ['PP-03', 'PP-04', 'PP-05', 'PP-07'],
  noSubject: 'no list after a state held several items (a `burst` above the page size shows it)',
  about: (subject) => ('cut' in subject ? [subject.cut.chain.id] : undefined),
  *subjects(view) {
    for (const page of view.pages) yield { page };
    const cuts = pageCuts(view);
    for (const cut of cuts.slice(0, 1)) yield { cut };
    if (cuts.length === 0 && view.polls.some((p) => p.state === 'followed' && p.items.length > 1))
      yield { whole: true };
  },
  *judge(subject, view) {
    if ('page' in subject) yield* judgePage(subject.page, view);
    if (!('cut' in subject)) return;
    const { poll, size, lost } = subject.cut;
    yield {
      message: `${requestLine(poll.exchange)} brought ${size} items, the most that any list held, and ${lost.length} older event${lost.length === 1 ? '' : 's'} never arrived: the list ends at its page`,
      seen: seen(poll.exchange, 'body', { pointer: poll.array ?? '' }),
    };
  },
});
