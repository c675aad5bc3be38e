import { empty, json, problem, rewrite, withHeader, type Answer } from '../http/answer.ts';
import type { InvoiceFault } from './behaviour.ts';
import type { Listing } from './listing.ts';

const finish = (change: Listing['finish']): { readonly listing: Partial<Listing> } => ({
  listing: { finish: change },
});

const whenEmpty = (change: (answer: Answer) => Answer) =>
  finish((answer, _, found) => (found.length > 0 ? answer : change(answer)));

const collections = (body: unknown): [string, object[]][] => Object.entries(Object(body));

const eachInvoice = (change: (invoice: object) => object) =>
  finish((answer) =>
    rewrite(answer, (body) =>
      Object.fromEntries(collections(body).map(([name, list]) => [name, list.map(change)])),
    ),
  );

const amountOf = (invoice: object): number => Number((invoice as { amount?: unknown }).amount);

/** Mistakes in status, headers and body of a list. */
export const answerFaults: readonly InvoiceFault[] = [
  {
    name: 'root-array',
    description: 'The answer is a bare array.',
    must: ['PP-03'],
    may: ['P-22', 'P-26', 'PP-04', 'PP-07'],
    pact: true,
    change: finish((answer) => rewrite(answer, (body) => collections(body)[0]?.[1] ?? [])),
  },
  {
    name: 'not-found-when-empty',
    description: 'An empty list is answered 404.',
    must: ['PP-04'],
    may: ['PP-06', 'PP-07', 'P-22', 'P-26'],
    pact: true,
    change: whenEmpty(() => problem(404, 'No invoices')),
  },
  {
    name: 'no-content-when-empty',
    description: 'Where nothing is new the answer is 204.',
    must: ['PP-04'],
    may: ['PP-06', 'PP-07', 'P-22'],
    change: whenEmpty(() => empty(204)),
  },
  {
    name: 'null-when-empty',
    description: 'In place of an empty list there is null.',
    must: ['PP-04'],
    may: ['PP-06', 'PP-07', 'P-22'],
    change: whenEmpty((answer) =>
      rewrite(answer, (body) => Object.fromEntries(collections(body).map(([name]) => [name, null]))),
    ),
  },
  {
    name: 'numbers-as-text',
    description: 'Numbers come as text.',
    must: ['P-22'],
    may: ['V-01'],
    change: eachInvoice((invoice) => ({ ...invoice, amount: amountOf(invoice).toFixed(2) })),
  },
  {
    name: 'answers-as-text',
    description: 'Answers are JSON, but labelled text/plain.',
    must: ['P-23'],
    may: ['P-22', 'PP-03', 'PP-04'],
    change: finish((answer) => withHeader(answer, 'Content-Type', 'text/plain')),
  },
  {
    name: 'rounds-amounts',
    description: 'Amounts lose their cents.',
    must: ['V-01'],
    may: [],
    change: eachInvoice((invoice) => ({ ...invoice, amount: Math.round(amountOf(invoice)) })),
  },
  {
    name: 'malformed-state-crashes',
    description: 'A malformed state is answered 500.',
    must: ['P-26'],
    may: [],
    change: {
      listing: { malformed: () => json(500, { error: 'Input string was not in a correct format' }) },
    },
  },
  {
    name: 'news-without-list',
    description: 'While a state is given, the list stands one level deeper than declared.',
    must: ['PP-04'],
    may: ['P-15', 'P-22', 'PP-06', 'V-01'],
    change: finish((answer, { since }) =>
      since === undefined ? answer : rewrite(answer, (body) => ({ data: body })),
    ),
  },
];
