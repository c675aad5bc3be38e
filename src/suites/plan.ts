import type { Report, TriggerDefinition } from '../model.ts';
import { labelOf } from '../mechanism.ts';
import { allRules } from '../rules/index.ts';
import { chosenTriggers, type VerifyInput } from '../verification/verify-input.ts';
import { draftConfigured } from '../workspace/draft-configured.ts';
import { interactionOutcome, ruleOutcome, runOutcome, type Outcome } from './outcome.ts';

/** A test that is named before the run; what became of it is known when there is a report. */
export interface PlannedTest {
  readonly title: string;
  readonly outcome: (report: Report) => Outcome;
}

/** The tests of one trigger: one for each rule that binds it, one for each interaction of its contract. */
export interface PlannedSuite {
  readonly title: string;
  readonly tests: readonly PlannedTest[];
}

/** Every suite of a provider, and the test of the run itself. */
export interface SuitePlan {
  readonly title: string;
  readonly whole: PlannedTest;
  readonly suites: readonly PlannedSuite[];
}

const titles = new Map(allRules.map((rule) => [rule.id, rule.title]));

const titleOf = ({ id, mechanism }: TriggerDefinition): string => {
  const { kind, profile } = labelOf(mechanism);
  return `${id} (${profile === undefined ? kind : `${kind}, ${profile}`})`;
};

/** What a test is about: a rule, by its id, or an interaction, by its description. */
interface Matter extends PlannedTest {
  readonly what: string;
}

const ruleTests = (trigger: string, rules: readonly string[]): readonly Matter[] =>
  rules.map((id) => ({
    what: id,
    title: `${id} ${titles.get(id) ?? ''}`.trim(),
    outcome: (report) => ruleOutcome(report, trigger, id),
  }));

const interactionTests = (trigger: TriggerDefinition, { config, source }: VerifyInput): readonly Matter[] => {
  const agreed = { triggers: source.triggers, basePath: '' };
  const { interactions, skipped } = draftConfigured(config, source, [trigger], agreed);
  const test = (description: string, omitted?: string): Matter => ({
    what: description,
    title: `Pact: ${description}`,
    outcome: (report) => interactionOutcome(report, trigger.id, description, omitted),
  });
  return [
    ...interactions.map((i) => test(i.description)),
    ...skipped.map((s) => test(s.description, s.reason)),
  ];
};

/** Names every test of a run, out of the definitions and the tables of rules. */
export const planSuites = (input: VerifyInput): SuitePlan => {
  const planned = chosenTriggers(input).map(({ definition, rules }) => ({
    id: definition.id,
    title: titleOf(definition),
    tests: [
      ...ruleTests(definition.id, Object.keys(rules)),
      ...(input.options.noPact ? [] : interactionTests(definition, input)),
    ],
  }));
  const isNamed = (trigger: string, what: string): boolean =>
    planned.some((suite) => suite.id === trigger && suite.tests.some((t) => t.what === what));
  return {
    title: input.source.provider,
    whole: { title: 'the run comes to its end', outcome: (report) => runOutcome(report, isNamed) },
    // A suite without a test is a mistake to some runners.
    suites: planned.filter((suite) => suite.tests.length > 0),
  };
};
