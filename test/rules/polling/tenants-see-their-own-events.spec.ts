import { expect } from 'chai';
import { judgeTrace } from '../../../src/rules/judge-trace.ts';
import { nativeTrigger, policyTrigger } from '../../samples/triggers.ts';
import { describeRule, event, item, list, listed, news, poll, quiet, traceOf } from '../story.ts';

const native = nativeTrigger();
const policy = policyTrigger();
const other = { credentials: 'other', state: 'none' } as const;
const others = { relation: 'possible', tenant: 'other' } as const;
const onward = { credentials: 'other', state: 'followed' } as const;
const told = [
  listed('a', list([item('old', { id: 1 })])),
  event('one'),
  listed('a', list([item('one', { id: 2 })]), { values: { since_id: '1' } }),
];

describe('a list that is kept for one tenant and handed to another', () => {
  it('is told by S-01 first, and then by PP-07, which finds it empty', () => {
    const trace = traceOf(policy, [
      ...told,
      listed('a', list([item('one', { id: 2 })]), other),
      listed('b', list([]), { state: 'none' }),
    ]);
    const said = judgeTrace(trace).flatMap((t) => t.findings.map((f) => f.rule));
    expect(said.slice(0, 2)).to.deep.equal(['S-01', 'PP-07']);
  });
});

describeRule('S-01', [
  {
    when: 'the second tenant’s list is empty',
    trace: traceOf(policy, [...told, listed('a', list([]), other)]),
  },
  {
    when: 'the second tenant’s list holds its own items',
    trace: traceOf(policy, [...told, listed('a', list([item('elsewhere', { id: 1 })]), other)]),
  },
  {
    when: 'the inputs of the first tenant are unknown to the second',
    trace: traceOf(policy, [...told, listed('a', { status: 404 }, other)]),
  },
  {
    when: 'the second tenant’s list holds an event of the first',
    trace: traceOf(policy, [...told, listed('a', list([item('one', { id: 2 })]), other)]),
    says: [
      "error: GET /api/v1/invoices with the second tenant's credentials brought an event of the first tenant",
    ],
  },
  {
    when: 'each tenant is told of its own event',
    trace: traceOf(native, [
      quiet('a'),
      quiet('b', {}, other),
      event('theirs', others),
      news('b', ['theirs'], {}, onward),
      quiet('a'),
    ]),
  },
  {
    when: 'a poll of the first tenant brings what the second has caused and was told of',
    trace: traceOf(native, [
      quiet('a'),
      quiet('b', {}, other),
      event('theirs', others),
      news('b', ['theirs'], {}, onward),
      news('a', ['theirs']),
    ]),
    says: [
      "error: GET /api/v1/voicemails?since=0 with the first tenant's credentials brought an event of the second tenant",
    ],
  },
  {
    when: 'only the first tenant is told of what the second causes, as whose it is stands in the event',
    trace: traceOf(native, [
      quiet('a'),
      quiet('b', {}, other),
      event('theirs', others),
      news('a', ['theirs']),
      quiet('b', {}, onward),
      event('one'),
      news('a', ['one']),
      quiet('b', {}, onward),
    ]),
  },
  {
    when: 'the first poll of the second tenant is a baseline',
    trace: traceOf(native, [quiet('a'), event('one'), news('a', ['one']), quiet('a', {}, other)]),
    says: ['skip: no second tenant is configured'],
  },
  {
    when: 'a chain of the second tenant goes on, and brings nothing',
    trace: traceOf(native, [
      quiet('a'),
      quiet('b', {}, other),
      event('one'),
      news('a', ['one']),
      quiet('b', {}, onward),
    ]),
  },
  {
    when: 'a chain of the second tenant goes on, and brings an event of the first',
    trace: traceOf(native, [
      quiet('a'),
      quiet('b', {}, other),
      event('one'),
      news('a', ['one']),
      news('b', ['one'], {}, onward),
    ]),
    says: ['error: GET /api/v1/voicemails with the second tenant'],
  },
  {
    when: 'the first poll of the second tenant brings an event of the first',
    trace: traceOf(native, [quiet('a'), event('one'), news('a', ['one']), news('a', ['one'], {}, other)]),
    says: ['error: GET /api/v1/voicemails with the second tenant'],
  },
  {
    when: 'bad credentials are let in, which is for P-30 to tell',
    trace: traceOf(policy, [
      ...told,
      listed('a', list([item('one', { id: 2 })]), { credentials: 'bad' }),
      listed('a', list([item('one', { id: 2 })]), other),
    ]),
    says: ['skip: because P-30 failed'],
  },
  {
    when: 'the second tenant got no answer',
    trace: traceOf(native, [quiet('a'), poll('a', { failure: 'ECONNRESET' }, other)]),
    says: ['skip: no second tenant is configured'],
  },
  {
    when: 'no second tenant is configured',
    trace: traceOf(policy, told),
    says: ['skip: no second tenant is configured'],
  },
]);
