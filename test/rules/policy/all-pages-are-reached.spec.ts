import { expect } from 'chai';
import { policyTrigger } from '../../samples/triggers.ts';
import {
  describeRule,
  event,
  findingsOf,
  item,
  later,
  list,
  listed,
  SETTLE,
  traceOf,
  watch,
} from '../story.ts';

const policy = policyTrigger();
const since = (id: number) => ({ values: { since_id: String(id) } });
const next = { '@odata.nextLink': 'http://127.0.0.1:4010/api/v1/invoices?page=2' };
const page = (names: readonly string[], more = {}) =>
  list(
    names.map((name, i) => item(name, { id: 9 - i })),
    more,
  );
const begun = [listed('a', list([item('old', { id: 1 })])), event('one'), event('two'), event('three')];
const all = watch('a', ['one', 'two', 'three']);

describeRule('PP-10', [
  {
    when: 'one list holds everything',
    trace: traceOf(policy, [...begun, listed('a', page(['three', 'two', 'one']), since(1)), all]),
  },
  {
    when: 'a link leads to the next page',
    trace: traceOf(policy, [
      ...begun,
      listed('a', page(['three', 'two'], next), since(1)),
      listed('a', page(['one']), { ...since(1), page: 2 }),
      all,
    ]),
  },
  {
    when: 'the list ends at its page, and no link leads on',
    trace: traceOf(policy, [...begun, listed('a', page(['three', 'two']), since(1)), all]),
    says: [
      'error: GET /api/v1/invoices?since_id=1 brought 2 items, the most that any list held, and 1 older event never arrived: the list ends at its page',
    ],
  },
  {
    when: 'the list goes on to a last page that has room, and the oldest are cut off all the same',
    trace: traceOf(policy, [
      ...begun,
      event('four'),
      listed('a', page(['four', 'three'], next), since(1)),
      listed('a', page(['two']), { ...since(1), page: 2 }),
      all,
    ]),
    says: ['error: …brought 3 items, the most that any list held, and 1 older event never arrived'],
  },
  {
    when: 'the event is missing in the middle of a page, which no limit explains',
    trace: traceOf(policy, [...begun, listed('a', page(['three', 'one']), since(1)), all]),
  },
  {
    when: 'the event is missing between two pages',
    trace: traceOf(policy, [
      ...begun,
      listed('a', page(['three'], next), since(1)),
      listed('a', page(['one']), { ...since(1), page: 2 }),
      all,
    ]),
    says: [
      'error: GET /api/v1/invoices?since_id=1 does not go on where the page before it ended: 1 event between the two never arrived',
    ],
  },
  {
    when: 'events are missing between two pages, in a list that is not the longest',
    trace: traceOf(policy, [
      ...begun,
      listed('a', page(['three'], next), since(1)),
      listed('a', page(['one']), { ...since(1), page: 2 }),
      ...['four', 'five', 'six'].map((name) => event(name)),
      listed('a', page(['six', 'five', 'four']), since(9)),
      all,
    ]),
    says: ['error: …does not go on where the page before it ended: 1 event between the two never arrived'],
  },
  {
    when: 'an event is missing between two pages, and another inside of one: the border is chance',
    trace: traceOf(policy, [
      ...begun,
      ...['four', 'five', 'six'].map((name) => event(name)),
      listed('a', page(['six', 'four'], next), since(1)),
      listed('a', page(['two', 'one']), { ...since(1), page: 2 }),
      all,
    ]),
  },
  {
    when: 'the event was missing in a list before, which had room for it',
    trace: traceOf(policy, [
      listed('a', list([item('old', { id: 1 })])),
      event('one'),
      later(SETTLE),
      listed('a', list([]), since(1)),
      event('two'),
      event('three'),
      listed('a', page(['three', 'two']), since(1)),
      all,
    ]),
  },
  {
    when: 'the event was missing in a list before, which may have come too early for it',
    trace: traceOf(policy, [
      listed('a', list([item('old', { id: 1 })])),
      event('one'),
      listed('a', list([]), since(1)),
      event('two'),
      event('three'),
      listed('a', page(['three', 'two']), since(1)),
      all,
    ]),
    says: ['error: …the list ends at its page'],
  },
  {
    when: 'a shorter list leaves out the oldest of what is new as well: the page is not why',
    trace: traceOf(policy, [
      ...begun,
      event('four'),
      listed('a', page(['four', 'three', 'two']), since(1)),
      ...['five', 'six', 'seven'].map((name) => event(name)),
      listed('a', page(['seven', 'six']), since(9)),
      watch('a', ['one', 'two', 'three', 'four', 'five', 'six', 'seven']),
    ]),
  },
  {
    when: 'the link to the next page leads to another origin, where it is not called',
    trace: traceOf(policy, [
      ...begun,
      listed('a', page(['three', 'two'], { '@odata.nextLink': 'https://me:pw@evil.example/more' }), since(1)),
      all,
    ]),
    says: [
      'error: GET /api/v1/invoices?since_id=1 links to a next page on https://evil.example, which is not called, as next links must stay on the service; 1 older event never arrived',
    ],
  },
  {
    when: 'the link on the second page leads to another origin',
    trace: traceOf(policy, [
      ...begun,
      listed('a', page(['three'], next), since(1)),
      listed('a', page(['two'], { '@odata.nextLink': 'https://evil.example/more' }), {
        ...since(1),
        page: 2,
      }),
      all,
    ]),
    says: ['error: GET …links to a next page on https://evil.example, which is not called'],
  },
  {
    when: 'the link to the next page leads nowhere',
    trace: traceOf(policy, [
      ...begun,
      listed('a', page(['three', 'two', 'one'], next), since(1)),
      listed('a', { status: 404 }, { ...since(1), page: 2 }),
      all,
    ]),
    says: ['error: GET …, the link to the next page, was answered 404'],
  },
  {
    when: 'the next page is throttled to the end',
    trace: traceOf(policy, [
      ...begun,
      listed('a', page(['three', 'two', 'one'], next), since(1)),
      listed('a', { status: 429 }, { ...since(1), page: 2 }),
    ]),
    says: ['unknown: GET …was throttled (429)'],
  },
  {
    when: 'the service was busy for one page, and not for the next',
    trace: traceOf(policy, [
      ...begun,
      listed('a', page(['three', 'two', 'one'], next), since(1)),
      listed('a', { status: 503 }, { ...since(1), page: 2 }),
      listed('b', page(['three', 'two', 'one'], next), since(1)),
      listed('b', page([]), { ...since(1), page: 2 }),
    ]),
  },
  {
    when: 'a list that has room leaves an event out, which is for P-15 to tell',
    trace: traceOf(policy, [
      listed('a', list([item('old', { id: 3 }), item('older', { id: 2 }), item('oldest', { id: 1 })])),
      event('one'),
      event('two'),
      listed('a', page(['two']), since(3)),
      watch('a', ['one', 'two']),
    ]),
    says: ['skip: no list after a state held several items'],
  },
  {
    when: 'the events that are missing came after those of the list',
    trace: traceOf(policy, [
      listed('a', list([item('old', { id: 1 })])),
      event('one'),
      event('two'),
      listed('a', page(['two', 'one']), since(1)),
      event('three'),
      watch('a', ['three']),
    ]),
  },
  {
    when: 'no list after a state held several items',
    trace: traceOf(policy, [
      listed('a', list([item('old', { id: 1 })])),
      event('one'),
      listed('a', page(['one']), since(1)),
    ]),
    says: ['skip: no list after a state held several items (a `burst` above the page size shows it)'],
  },
]);

describe('lists of two chains that end at their page', () => {
  const of = (chain: string) => [listed(chain, page(['three', 'two']), since(1)), watch(chain, ['one'])];
  const trace = traceOf(policy, [
    listed('a', list([item('old', { id: 1 })])),
    listed('b', list([item('old', { id: 1 })])),
    ...['one', 'two', 'three'].map((name) => event(name)),
    ...of('a'),
    ...of('b'),
  ]);

  it('are told by PP-10 of both, and not again by P-15', () => {
    expect(findingsOf('PP-10', trace).map((f) => f.includes('ends at its page'))).to.deep.equal([true, true]);
    expect(findingsOf('P-15', trace)).to.deep.equal(['skip: because PP-10 failed']);
  });
});
