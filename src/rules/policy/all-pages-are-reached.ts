import type { Exchange } from '../../model.ts';
import { escapePointer } from '../../json.ts';
import { nextLinkOf } from '../../evidence/next-link.ts';
import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { defineRule, type Remark } from '../rule.ts';
import { answerOf, requestLine, seen } from '../shared/wording.ts';
import { unanswered } from '../shared/unanswered.ts';
import { pageCuts, type PageCut } from './page-cuts.ts';
import { pageGaps, type PageGap } from './page-gaps.ts';

type Subject =
  | { readonly page: Exchange }
  | { readonly cut: PageCut }
  | { readonly gap: PageGap }
  | { readonly whole: true };

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

/** A link that leads away from the service: the connection's credentials do not go there, so nobody called it. */
const linkAway = (poll: Poll, view: PollingView) => {
  const last = poll.items.at(-1)?.exchange ?? poll.exchange;
  const next = nextLinkOf(last, view.trigger, view.address);
  return next?.origin === undefined || next.target !== undefined
    ? undefined
    : { last, property: next.property, origin: next.origin };
};

const judgeCut = ({ poll, size, lost }: PageCut, view: PollingView): Remark => {
  const events = `${lost.length} older event${lost.length === 1 ? '' : 's'} never arrived`;
  const away = linkAway(poll, view);
  if (away === undefined)
    return {
      message: `${requestLine(poll.exchange)} brought ${size} items, the most that any list held, and ${events}: the list ends at its page`,
      seen: seen(poll.exchange, 'body', { pointer: poll.array ?? '' }),
    };
  return {
    message: `${requestLine(away.last)} links to a next page on ${away.origin}, which is not called, as next links must stay on the service; ${events}`,
    seen: seen(away.last, 'body', { pointer: `/${escapePointer(away.property)}` }),
    repair: `Let \`${away.property}\` lead to the service itself, by the address that it was called at; list ${away.origin} in \`service.aliases\` if it is another name of the service.`,
  };
};

const judgeGap = ({ page, lost }: PageGap): Remark => ({
  message: `${requestLine(page)} does not go on where the page before it ended: ${lost.length} event${lost.length === 1 ? '' : 's'} between the two never arrived`,
  seen: seen(page, 'body'),
  repair:
    'Let the link to the next page name the last item of its page, and begin with the one behind it; a number of pages or items must count as the service does, from 0 or from 1.',
});

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
  after: ['PP-03', 'PP-04', 'PP-05', 'PP-07', 'P-17', 'P-29'],
  noSubject: 'no list after a state held several items (a `burst` above the page size shows it)',
  about: (subject) => {
    if ('cut' in subject) return [subject.cut.chain.id];
    return 'gap' in subject ? [subject.gap.chain.id] : undefined;
  },
  *subjects(view) {
    for (const page of view.pages) yield { page };
    const gaps = pageGaps(view);
    for (const gap of gaps) yield { gap };
    const cuts = pageCuts(view).filter((cut) => gaps.every((gap) => gap.chain !== cut.chain));
    // One for each chain: what a chain lost behind its page is told here, and not again as lost.
    for (const chain of new Set(cuts.map((c) => c.chain)))
      yield* cuts
        .filter((c) => c.chain === chain)
        .slice(0, 1)
        .map((cut) => ({ cut }));
    if (
      cuts.length + gaps.length === 0 &&
      view.polls.some((p) => p.state === 'followed' && p.items.length > 1)
    )
      yield { whole: true };
  },
  *judge(subject, view) {
    if ('page' in subject) yield* judgePage(subject.page, view);
    if ('cut' in subject) yield judgeCut(subject.cut, view);
    if ('gap' in subject) yield judgeGap(subject.gap);
  },
});
