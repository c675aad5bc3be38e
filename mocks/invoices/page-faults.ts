import { rewrite } from '../http/answer.ts';
import type { InvoiceFault } from './behaviour.ts';
import { listing, type Question } from './listing.ts';

const SECOND = 1000;

const wholeSecond = (time: string): string => time.replace(/\.\d+/, '');

const PAGE = 2;

const pageOf = ({ call }: Question): number => Number(call.query.get('page') ?? '0');

const linkTo = (page: number, { call }: Question): string => {
  const query = new URLSearchParams({ ...Object.fromEntries(call.query), page: String(page) });
  return `${call.origin}${call.path}?${query.toString()}`;
};

/** Mistakes in where a list ends: at its page, and at the last second. */
export const pageFaults: readonly InvoiceFault[] = [
  {
    name: 'page-without-next',
    description: 'A page holds two invoices, and no link leads to the next one.',
    must: ['PP-10'],
    may: ['P-15'],
    change: { listing: { newer: (invoices, question) => listing.newer(invoices, question).slice(-2) } },
  },
  {
    name: 'next-page-not-found',
    description: 'A page holds two invoices, and the link to the next one names a route that is gone.',
    must: ['PP-10'],
    may: ['P-15'],
    change: {
      listing: {
        newer: (invoices, question) => listing.newer(invoices, question).slice(-2),
        finish: (answer, question) => {
          const { call } = question;
          const hasMore = listing.newer(listing.ofCustomer(question), question).length > 2;
          return hasMore
            ? rewrite(answer, (body) => ({
                ...Object(body),
                '@odata.nextLink': `${call.origin}${call.path}/pages/2`,
              }))
            : answer;
        },
      },
    },
  },
  {
    name: 'pages-by-number',
    description:
      'A page holds two invoices, and pages are counted: what comes in meanwhile moves those behind it.',
    must: ['P-14'],
    may: ['PP-10', 'P-15'],
    change: {
      listing: {
        newer: (invoices, question) => {
          const found = listing.newer(invoices, question);
          const end = Math.max(0, found.length - pageOf(question) * PAGE);
          return found.slice(Math.max(0, end - PAGE), end);
        },
        finish: (answer, question) => {
          const next = pageOf(question) + 1;
          return listing.newer(listing.ofCustomer(question), question).length > next * PAGE
            ? rewrite(answer, (body) => ({ ...Object(body), '@odata.nextLink': linkTo(next, question) }))
            : answer;
        },
      },
    },
  },
  {
    name: 'times-in-seconds',
    description: 'Times are whole seconds: what comes later in the second of the newest one is lost.',
    must: ['PP-09'],
    may: ['P-15', 'P-16', 'PP-10'],
    change: {
      listing: {
        newer: (invoices, question) => {
          const { since, view } = question;
          if (since === undefined || view.parameter !== 'booked_after')
            return listing.newer(invoices, question);
          return invoices.filter((i) => Math.floor(view.key(i) / SECOND) * SECOND > since);
        },
        finish: (answer) =>
          rewrite(answer, (body) =>
            Object.fromEntries(
              Object.entries(Object(body) as Record<string, { readonly bookedAt: string }[]>).map(
                ([name, list]) => [name, list.map((i) => ({ ...i, bookedAt: wholeSecond(i.bookedAt) }))],
              ),
            ),
          ),
      },
    },
  },
];
