import { isObject, pointerSegments, textOf, valueAt, type Json } from '../../json.ts';
import { withValueAt } from '../../request/body.ts';
import { json, problem, queryOf, type MockAnswer } from '../core/call.ts';
import type { MockEvent } from '../core/events.ts';
import { listing, type ListCall } from '../core/listing.ts';
import { stateParameters } from '../core/policy-state.ts';
import type { MockFault } from './fault.ts';
import { withBody } from './rewrite.ts';

const listIn = (body: Json, list: ListCall): readonly Json[] => {
  const found = valueAt(body, list.shape.array ?? '');
  return Array.isArray(found) ? found : [];
};

const withList = (answer: MockAnswer, list: ListCall, change: (items: readonly Json[]) => Json): MockAnswer =>
  withBody(answer, (body) =>
    withValueAt(body, pointerSegments(list.shape.array ?? ''), change(listIn(body, list))),
  );

const someEvent: MockEvent = { n: 1, id: '', token: '', at: 0, values: {} };

/** Mistakes of the lists behind a gateway. */
export const listingFaults: readonly MockFault[] = [
  {
    name: 'root-array',
    description: 'The answer is a bare array.',
    breaks: { policy: 'PP-03' },
    change: { listing: { finish: (a, list) => withBody(a, (body) => listIn(body, list)) } },
  },
  {
    name: 'null-when-empty',
    description: 'In place of an empty list there is null.',
    breaks: { policy: 'PP-04' },
    change: {
      listing: {
        finish: (a, list, taken) => (taken.length === 0 ? withList(a, list, () => null) : a),
      },
    },
  },
  {
    name: 'not-found-when-empty',
    description: 'An empty list is answered 404.',
    breaks: { policy: 'PP-04' },
    change: {
      listing: { finish: (a, _, taken) => (taken.length === 0 ? problem(404, 'Nothing was found') : a) },
    },
  },
  {
    name: 'demands-state',
    description: 'A list without a state is answered 400.',
    breaks: { policy: 'PP-07' },
    change: {
      listing: {
        select: (list, filter) => (filter === 'none' ? [] : listing.select(list, filter)),
        finish: (a, list, taken) =>
          taken.length === 0 &&
          !list.parameters.some((p) => list.call.target.includes(encodeURIComponent(p.name)))
            ? problem(400, 'The state is missing')
            : a,
      },
    },
  },
  {
    name: 'empty-without-state',
    description: 'A list without a state is empty, so that no state ever comes to be.',
    breaks: { policy: 'PP-07' },
    change: {
      listing: { select: (list, filter) => (filter === 'none' ? [] : listing.select(list, filter)) },
    },
  },
  {
    name: 'oldest-first',
    description: 'The list is in the order of the database, oldest first.',
    breaks: { policy: 'PP-05' },
    change: { listing: { order: (events) => events.toReversed() } },
  },
  {
    name: 'repeats-boundary-item',
    description: 'The comparison with the state is "at least", where "greater" is meant.',
    breaks: { policy: 'PP-06' },
    change: { listing: { isNewer: (rank, state) => rank >= state } },
  },
  {
    name: 'ignores-state',
    description: 'The state is accepted and has no effect: every list is the whole list.',
    breaks: { policy: 'PP-06' },
    change: { listing: { select: ({ all }) => all } },
  },
  {
    name: 'state-drops-filter',
    description: 'As soon as a state is given, the inputs are forgotten.',
    breaks: { policy: 'P-07' },
    change: {
      listing: {
        select: (list, filter) => (filter === 'none' ? list.all : list.everything.filter(filter)),
      },
    },
  },
  {
    name: 'duplicates-rows',
    description: 'A join without distinct lists what is new twice.',
    breaks: { policy: 'P-14' },
    change: {
      listing: {
        finish: (a, list) => withList(a, list, (items) => items.flatMap((item) => [item, item])),
      },
    },
  },
  {
    name: 'page-without-next',
    description: 'A page holds two items, and no link leads to the next one.',
    breaks: { policy: 'PP-10' },
    change: { listing: { select: (list, filter) => listing.select(list, filter).slice(0, 2) } },
  },
  {
    name: 'state-not-decoded',
    description: 'A percent-encoded state is not decoded, and so refused.',
    breaks: { policy: 'PP-11' },
    showsIn: (trigger) =>
      stateParameters(trigger).some((p) =>
        p.fields.some(({ order }) => /[^\w.-]/.test(textOf(order?.write(someEvent)))),
      ),
    change: {
      listing: {
        finish: (a, list) =>
          queryOf(list.call).some((q) => list.parameters.some((p) => p.name === q.name) && /=.*%/.test(q.raw))
            ? listing.malformed(list)
            : a,
      },
    },
  },
  {
    name: 'news-without-list',
    description: 'While a state is given, the list stands one level deeper than declared.',
    breaks: { policy: 'PP-04' },
    change: {
      listing: {
        finish: (a, list, taken) =>
          taken.length < list.all.length && isObject(JSON.parse(a.body ?? 'null'))
            ? json(200, { data: JSON.parse(a.body ?? 'null') as Json })
            : a,
      },
    },
  },
];
