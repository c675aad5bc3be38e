import { json, problem, type Answer } from '../http/answer.ts';
import type { InvoiceFault } from './behaviour.ts';
import { listing } from './listing.ts';

const minute = 60_000;

const kept = new Map<string, Answer>();

/** Mistakes in what a list holds, and in what order. */
export const listFaults: readonly InvoiceFault[] = [
  {
    name: 'oldest-first',
    description: 'The list is in the order of the database, oldest first.',
    must: ['PP-05'],
    may: ['PP-06', 'P-14', 'P-17'],
    change: { listing: { arrange: (invoices) => invoices } },
  },
  {
    name: 'repeats-boundary-item',
    description: 'The comparison with the state is "at least", where "greater" is meant.',
    must: ['PP-06'],
    may: ['P-07', 'P-14', 'P-26', 'PP-04'],
    change: {
      listing: {
        newer: (invoices, question) =>
          question.since === undefined
            ? listing.newer(invoices, question)
            : invoices.filter((i) => question.view.key(i) >= (question.since ?? 0)),
      },
    },
  },
  {
    name: 'duplicates-rows',
    description: 'A join without distinct lists what is new twice.',
    must: ['P-14'],
    may: ['P-17'],
    change: {
      listing: {
        newer: (invoices, question) => {
          const newer = listing.newer(invoices, question);
          return question.since === undefined ? newer : newer.flatMap((i) => [i, i]);
        },
      },
    },
  },
  {
    name: 'ignores-state',
    description: 'The state is accepted and has no effect: every list is the whole list.',
    must: ['PP-06'],
    may: ['P-14', 'PP-04', 'P-17', 'P-26'],
    change: { listing: { newer: (invoices) => invoices } },
  },
  {
    name: 'demands-state',
    description: 'A list without a state is answered 400.',
    must: ['PP-07'],
    may: ['P-22', 'PP-04'],
    pact: true,
    change: {
      listing: {
        finish: (answer, { since, view }) =>
          since === undefined ? problem(400, `Parameter "${view.parameter}" is missing`) : answer,
      },
    },
  },
  {
    name: 'empty-without-state',
    description: 'A list without a state is empty, so that no state ever comes to be.',
    must: ['PP-07'],
    may: ['P-15'],
    change: {
      listing: {
        newer: (invoices, question) =>
          question.since === undefined ? [] : listing.newer(invoices, question),
      },
    },
  },
  {
    name: 'state-drops-filter',
    description: 'As soon as a state is given, the filter by customer is forgotten.',
    must: ['P-07'],
    may: ['PP-06'],
    change: {
      listing: {
        ofCustomer: (question) =>
          question.since === undefined ? listing.ofCustomer(question) : question.all,
      },
    },
  },
  {
    name: 'keeps-lists-without-customer',
    description: 'Lists are kept until an invoice is written, by tenant and state, and not by customer.',
    must: ['P-07'],
    may: [],
    change: {
      listing: {
        finish: (answer, { call, all, since }) => {
          if (since === undefined) return answer;
          const key = `${call.origin}${call.path} ${call.headers.authorization} ${since} ${all.length}`;
          const list = kept.get(key) ?? answer;
          kept.set(key, list);
          return list;
        },
      },
    },
  },
  {
    name: 'loses-burst',
    description: 'Of events that come close together only the last is told.',
    must: ['P-15'],
    may: ['PP-10'],
    change: { listing: { newer: (invoices, question) => listing.newer(invoices, question).slice(-1) } },
  },
  {
    name: 'times-in-minutes',
    description: 'Times are compared to the minute: what comes less than a minute after the state is lost.',
    must: ['P-15'],
    may: ['PP-09', 'P-16', 'P-17', 'P-29'],
    change: {
      listing: {
        newer: (invoices, question) => {
          const { since } = question;
          if (since === undefined || question.view.parameter !== 'booked_after') {
            return listing.newer(invoices, question);
          }
          return invoices.filter((i) => question.view.key(i) >= since + minute);
        },
      },
    },
  },
  {
    name: 'state-not-decoded',
    description: 'A percent-encoded state is not decoded, and so refused.',
    must: ['PP-11'],
    may: ['P-15', 'P-17', 'P-26', 'PP-04', 'PP-06'],
    change: {
      listing: {
        readState: ({ view, call }, text) => (/=[^&]*%/.test(call.target) ? undefined : view.read(text)),
      },
    },
  },
  {
    name: 'malformed-state-is-ignored',
    description: 'A malformed state is as good as none: the answer is the newest page, of two.',
    must: ['P-26'],
    may: [],
    change: {
      listing: {
        malformed: ({ all, view, customer }) => {
          const wanted = all.filter((i) => customer === '' || i.customer === customer);
          return json(200, { [view.collection]: wanted.slice(-2).toReversed() });
        },
      },
    },
  },
  {
    name: 'malformed-state-replays-history',
    description: 'A malformed state is answered with everything since the beginning.',
    must: ['P-26'],
    may: [],
    change: {
      listing: {
        malformed: ({ all, view, customer }) =>
          json(200, {
            [view.collection]: all.filter((i) => customer === '' || i.customer === customer).toReversed(),
          }),
      },
    },
  },
];
