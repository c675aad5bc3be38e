import { expect } from 'chai';
import { judgeTrace } from '../../../src/rules/judge-trace.ts';
import { nativeTrigger, policyTrigger } from '../../samples/triggers.ts';
import { describeRule, event, item, list, listed, news, quiet, traceOf } from '../story.ts';

const native = nativeTrigger();
const excluded = event('other', { relation: 'excluded' });
const ELSEWHERE = '/api/v1/invoices?customer=other&since_id=1';
const kept = [
  listed('a', list([item('old', { id: 1 })])),
  event('one'),
  listed('a', list([item('one', { id: 2 })]), { values: { since_id: '1' } }),
];
const possible = event('other', { relation: 'possible' });

describeRule('P-07', [
  {
    when: 'an excluded event stays away while one that came later arrives',
    trace: traceOf(native, [quiet('a'), excluded, event('one'), news('a', ['one'])]),
  },
  {
    when: 'an excluded event arrives',
    trace: traceOf(native, [quiet('a'), excluded, event('one'), news('a', ['one', 'other'])]),
    says: ['error: GET /api/v1/voicemails?since=0 brought an event that the trigger…inputs exclude'],
  },
  {
    when: 'an excluded event arrives with nothing to bear witness',
    trace: traceOf(native, [quiet('a'), excluded, news('a', ['other'])]),
    says: ['error: GET …brought an event'],
  },
  {
    when: 'an excluded event is not followed by one that arrived',
    trace: traceOf(native, [quiet('a'), event('one'), news('a', ['one']), excluded, quiet('a')]),
    says: ['skip: no event that the inputs exclude was caused'],
  },
  {
    when: 'an excluded event is from before the chain',
    trace: traceOf(native, [excluded, event('one'), quiet('a')]),
    says: ['skip: no event that the inputs exclude was caused'],
  },
  {
    when: 'another trigger’s event arrives here too',
    trace: traceOf(native, [quiet('a'), possible, event('one'), news('a', ['one', 'other'])]),
    says: ['skip: no event that the inputs exclude was caused'],
  },
  {
    when: 'the same state brings nothing where an input has another value',
    trace: traceOf(policyTrigger(), [
      ...kept,
      listed('a', list([]), { values: { since_id: '1' }, state: 'elsewhere', target: ELSEWHERE }),
    ]),
  },
  {
    when: 'an answer is kept without the inputs',
    trace: traceOf(policyTrigger(), [
      ...kept,
      listed('a', list([item('one', { id: 2 })]), {
        values: { since_id: '1' },
        state: 'elsewhere',
        target: ELSEWHERE,
      }),
    ]),
    says: [
      `error: GET ${ELSEWHERE} asks for another value of an input, and brought an event of the configured one: the input is not looked at, or an answer is kept without it`,
    ],
  },
  {
    when: 'a list with a state holds an event that the inputs exclude',
    trace: traceOf(policyTrigger(), [
      listed('a', list([item('old')])),
      excluded,
      event('one'),
      listed('a', list([item('one', { id: 9 }), item('other', { id: 8 })]), { values: { since_id: '7' } }),
    ]),
    says: ['error: GET /api/v1/invoices?since_id=7 brought an event'],
  },
  {
    when: 'the list that only gives the baseline holds an excluded event, as its items fire nothing',
    trace: traceOf(policyTrigger(), [
      excluded,
      listed('a', list([item('other', { id: 7 })])),
      event('one'),
      listed('a', list([item('one', { id: 9 })]), { values: { since_id: '7' } }),
    ]),
    says: ['skip: no event that the inputs exclude was caused'],
  },
]);

describe('an excluded event on a next page', () => {
  const found = (names: readonly string[], page: readonly string[]) => {
    const since = { values: { since_id: '7' } };
    const trace = traceOf(policyTrigger(), [
      listed('a', list([item('old')])),
      excluded,
      event('one'),
      listed('a', list(names.map((name) => item(name))), since),
      listed('a', list(page.map((name) => item(name))), { ...since, page: 2 }),
    ]);
    return judgeTrace(trace).flatMap((t) => t.findings.filter((f) => f.rule === 'P-07'));
  };

  it('P-07 shows the page that it stands on', () => {
    const [finding] = found(['one', 'two'], ['three', 'other']);
    expect(finding?.seen).to.deep.include({ exchange: 5, pointer: '/value/1' });
    expect(finding?.message).to.include(', a next page of GET /api/v1/invoices?since_id=7, brought an event');
    expect(finding?.repair).to.include('links to next pages');
  });

  it('P-07 shows the poll itself where it stands there', () => {
    const [finding] = found(['one', 'other'], ['three']);
    expect(finding?.seen).to.deep.include({ exchange: 4, pointer: '/value/1' });
  });
});
