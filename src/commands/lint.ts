import { requireKnown } from '../config/known.ts';
import type { HarnessError } from '../errors.ts';
import { labelOf } from '../mechanism.ts';
import type { Config, Profile, ReadDocument, Report } from '../model.ts';
import { buildReport, type JudgedContract } from '../report/build.ts';
import { placeFindings } from '../report/place.ts';
import { definitionRules } from '../rules/definition/index.ts';
import { judge, type Levels } from '../rules/judge.ts';
import { checkRuleNames } from './rule-names.ts';
import type { World } from './world.ts';

/** What `lint` judges, and by which levels. */
export interface LintInput {
  readonly documents: readonly ReadDocument[];
  /** Definitions that could not be read: the whole is then unknown at best. */
  readonly failures: readonly HarnessError[];
  readonly config?: Config;
  readonly profile?: Profile;
  /** Only these triggers; empty: all. */
  readonly triggers: readonly string[];
}

const contractOf = (document: ReadDocument, input: LintInput, levels: Levels): JudgedContract => {
  const provider = input.config?.provider ?? (document.title === '' ? document.file : document.title);
  return {
    provider,
    consumer: input.config?.consumer ?? `${provider} connector`,
    triggers: document.triggers
      .filter(({ id }) => input.triggers.length === 0 || input.triggers.includes(id))
      .map((trigger) => {
        const { results, findings } = judge(definitionRules, { document, trigger }, trigger.id, levels);
        return {
          id: trigger.id,
          label: labelOf(trigger.mechanism),
          // A definition is all there: a rule without a subject does not concern the trigger, so nothing was missed.
          results: results.filter((r) => r.noSubject !== true),
          findings: placeFindings(findings, document.locate),
        };
      }),
  };
};

const reasonOf = (
  { failures, documents }: LintInput,
  contracts: readonly JudgedContract[],
): string | undefined => {
  if (failures.length > 0) return failures.map((f) => f.message).join('; ');
  if (contracts.length > 0) return undefined;
  const files = documents.map((d) => `"${d.file}"`).join(', ');
  return `nothing to judge: no trigger (an operation with x-ms-trigger) in ${files}`;
};

/** Judges definitions as they are written; needs no service. */
export const lint = (input: LintInput, world: Pick<World, 'now' | 'version'>): Report => {
  const startedAt = world.now();
  const known = input.documents.flatMap((d) => d.triggers.map((t) => t.id));
  if (input.config !== undefined) checkRuleNames(input.config);
  requireKnown('trigger', input.triggers, known, 'the definitions');
  const levels = {
    profile: input.profile ?? input.config?.profile ?? 'strict',
    overrides: input.config?.rules ?? {},
  };
  const contracts = input.documents
    .map((document) => contractOf(document, input, levels))
    .filter((contract) => contract.triggers.length > 0);
  const reason = reasonOf(input, contracts);
  return buildReport({
    version: world.version,
    command: 'lint',
    startedAt,
    durationMs: world.now() - startedAt,
    contracts,
    ...(reason === undefined ? {} : { reason }),
  });
};
