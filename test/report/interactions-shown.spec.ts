import { expect } from 'chai';
import type { InteractionResult, Trace } from '../../src/model.ts';
import { pactIntent } from '../../src/evidence/pact-intent.ts';
import { explainingRule } from '../../src/report/interaction-finding.ts';
import { allRules } from '../../src/rules/index.ts';
import { interactionsShown } from '../../src/report/interactions-shown.ts';
import { interaction, trace } from '../samples/reports.ts';

const [call, notification] = trace.entries;
if (call?.type !== 'exchange' || notification?.type !== 'delivery') throw new Error('no such entries');

/** Two requests of one step, of which Pact judged the last, and a notification. */
const own: Trace = {
  ...trace,
  entries: [
    ...[20, 30].map((seq) => ({
      ...call,
      seq,
      trigger: 'OnNew',
      intent: { kind: 'other' as const, what: pactIntent('news') },
      response: { status: 200, headers: [], body: '{"value":[{"id":"1"}]}' },
    })),
    { ...notification, seq: 40, trigger: 'OnNew', body: '{}' },
  ],
};

const shown = (more: Partial<InteractionResult>): InteractionResult => {
  const asked = [interaction('a poll', { verdict: 'fail', step: 'news', ...more })];
  const [one] = interactionsShown(asked, own, new Map(allRules.map((rule) => [rule.id, rule])));
  if (one === undefined) throw new Error('nothing is shown');
  return one;
};

describe('interactionsShown', () => {
  const spots: readonly (readonly [reason: string, marked: string, expected: string])[] = [
    ['expected status 202 or 204, got 200', 'HTTP 200', 'status 202 or 204'],
    ['expected a Location header, got none', '(no Location)', 'a Location header'],
    ['$.value[0].id: expected integer, got string 1; and 2 more', '{ "id": "1" }', 'integer'],
  ];
  for (const [reason, text, expected] of spots)
    it(`marks ${text} of the last request of the step when Pact ${reason}`, () => {
      const { seen } = shown({ reason });
      expect(seen).to.include({ exchange: 30, line: 'GET /items?since=3 → 200' });
      const marked = seen?.excerpt?.find((l) => l.marked === true);
      expect(marked?.text.trim()).to.equal(text.replace('{ "id": "1" }', '"id": "1"'));
      expect(marked?.expected).to.equal(expected);
    });

  it('shows the notification that was handed to Pact', () => {
    const { seen } = shown({ step: 'notification', seen: { exchange: 40, part: 'body' }, reason: '$: x' });
    expect(seen?.line).to.equal('notification PUT /cb → 202');
  });

  it('repairs what the finding is about that tells it', () => {
    expect(shown({ rules: ['P-01'], broken: ['P-01'], duplicateOf: 'P-14' }).repair).to.match(/newest item/);
  });

  it('repairs what the rule wants that the answer breaks', () => {
    const both = { rules: ['P-01', 'P-04'], reason: 'expected a Location header, got none' };
    expect(shown({ ...both, broken: ['P-04'] }).repair).to.match(/Location/);
    expect(explainingRule(shown({ ...both, broken: ['P-04'] }))).to.equal('P-04');
    expect(explainingRule(shown(both))).to.equal('P-01');
  });

  it('leaves alone what passed, and what no request shows', () => {
    expect(shown({ verdict: 'pass' })).to.not.have.property('seen');
    expect(shown({ step: 'never-sent' })).to.not.have.property('seen');
  });
});
