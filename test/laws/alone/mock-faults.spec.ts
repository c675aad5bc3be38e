import { expect } from 'chai';
import type { Mechanism, TriggerDefinition } from '../../../src/model.ts';
import { behaviourWith, concernsTrigger, type MockFault } from '../../../src/mock/faults/fault.ts';
import { mockFaults } from '../../../src/mock/faults/index.ts';
import { definitionRules } from '../../../src/rules/definition/index.ts';
import { allRules } from '../../../src/rules/index.ts';
import { services } from '../../../mocks/index.ts';
import { untilRight } from '../../in-parallel.ts';
import { triggersOf, verifyDefinition } from '../../mock/verify-definition.ts';

interface Case {
  readonly fault: MockFault;
  readonly mechanism: Mechanism;
  readonly rule: string;
  readonly definition: string;
  readonly trigger: TriggerDefinition;
}

/** Rules that the mock has no fault for, and why; the reference services have. */
const without: Readonly<Record<string, string>> = {
  'S-01': 'the mock has one key, and so one tenant',
  'S-02': 'the mock has one key, and so one tenant',
  'P-16': 'no two events of the mock have the same time',
  'PP-09': 'no two events of the mock have the same time',
  'P-19': 'an empty list where nothing is new breaks P-02 first',
  'P-24': 'the mock answers at once',
  'P-29': 'one cursor for all breaks P-17 first',
  'T-01': 'the mock answers what a designer asks in one way',
  'T-02': 'the mock answers what a designer asks in one way',
  'T-03': 'the mock answers what a designer asks in one way',
  'T-05': 'the mock answers what a designer asks in one way',
  ...Object.fromEntries(
    'C-10 W-13 W-21 W-01 W-19 L-06 L-01 W-17 W-12 C-16 S-06 L-03 S-04 U-10 S-03 L-02 L-07 L-04 C-11 C-15 L-08 S-08'
      .split(' ')
      .map((id) => [id, 'only traces and the reference services show it so far']),
  ),
};

const definitions = ['specs/voicemail', 'specs/invoices', 'specs/alarms', 'specs/pact-broker'];

const casesOf = async (): Promise<readonly Case[]> => {
  const triggers = await Promise.all(
    definitions.map(async (definition) =>
      (await triggersOf(definition)).map((trigger) => ({ definition, trigger })),
    ),
  );
  return mockFaults.flatMap((fault) =>
    (Object.entries(fault.breaks) as [Mechanism, string][]).flatMap(([mechanism, rule]) => {
      const shown = triggers
        .flat()
        .find(({ trigger }) => trigger.mechanism === mechanism && concernsTrigger(fault, trigger));
      return shown === undefined ? [] : [{ fault, mechanism, rule, ...shown }];
    }),
  );
};

describe('mockFaults', function () {
  this.timeout(180_000);

  it('each is noticed by the rule that it breaks, before any other', async () => {
    const cases = await casesOf();
    expect(mockFaults.filter((f) => !cases.some((c) => c.fault === f)).map((f) => f.name)).to.deep.equal([]);
    const judge = async ({ fault, definition, trigger, rule, mechanism }: Case) => {
      const report = await verifyDefinition(definition, {
        behaviour: behaviourWith(fault),
        triggers: [trigger.id],
      });
      const raised = [...new Set(report.findings.map((f) => f.rule))];
      return { name: `${fault.name} (${mechanism})`, rule, raised };
    };
    const results = await untilRight(cases, judge, ({ raised, rule }) => raised[0] === rule);
    const table = results.map(
      ({ name, rule, raised }) => `${name.padEnd(50)}${rule.padEnd(8)}${raised.join(' ')}`,
    );
    process.stdout.write(`${table.join('\n')}\n`);
    expect(results.filter((r) => r.raised[0] !== r.rule)).to.deep.equal([]);
  });

  it('there is one for each rule that a running service can break', () => {
    const broken = new Set(mockFaults.flatMap((f) => Object.values(f.breaks)));
    const written = new Set(definitionRules.map((r) => r.id));
    const judged = allRules.map((r) => r.id).filter((id) => !id.startsWith('D-') && !written.has(id));
    expect(judged.filter((id) => !broken.has(id) && !Object.hasOwn(without, id))).to.deep.equal([]);
    expect(Object.keys(without).filter((id) => broken.has(id))).to.deep.equal([]);
  });

  it('one that the reference services have too breaks the same rule there', () => {
    const theirs = Object.values(services).flatMap((s) => s.faults);
    const different = mockFaults.flatMap(({ name, breaks }) => {
      const rules = theirs.filter((f) => f.name === name).flatMap((f) => f.must.slice(0, 1));
      return rules.length === 0 || rules.some((id) => Object.values(breaks).includes(id)) ? [] : [name];
    });
    expect(different).to.deep.equal([]);
  });
});
