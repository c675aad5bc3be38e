import { checkRuleNames } from '../config/check-rule-names.ts';
import { requireKnown } from '../config/known.ts';
import { defined } from '../defined.ts';
import type { HarnessError } from '../errors.ts';
import { labelOf } from '../mechanism.ts';
import type { Config, Profile, ReadDocument, Report } from '../model.ts';
import { buildReport, type JudgedContract } from '../report/build.ts';
import { mergeReports } from '../report/merge.ts';
import { placeFindings } from '../report/place.ts';
import { definitionRules } from '../rules/definition/index.ts';
import { judge, type Levels } from '../rules/judge.ts';
import { loadOfflineConfigs } from '../workspace/load-configs.ts';
import { loadNamed } from '../workspace/load-definitions.ts';
import { sayWarnings } from '../workspace/say-warnings.ts';
import type { World } from '../world.ts';

/** What is judged, and by which levels. */
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

/** Judges definitions that were read. */
export const lintDocuments = (input: LintInput, world: Pick<World, 'now' | 'version'>): Report => {
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
    ...defined({ reason }),
  });
};

/** What `lint` is asked for. */
export interface LintOptions {
  /** Files, folders or globs; empty: those of the configurations. */
  readonly definitions: readonly string[];
  /** Configurations: files or folders; empty: the one of the working folder, if there is one. */
  readonly configs: readonly string[];
  /** Only these triggers; empty: all. */
  readonly triggers: readonly string[];
  /** Replaces `profile`. */
  readonly profile?: Profile;
}

/** Judges definitions as they are written; needs no service. */
export const lint = async (options: LintOptions, world: World): Promise<Report> => {
  const { definitions, triggers, profile } = options;
  const lintOne = async (config: Config | undefined): Promise<Report> => {
    const loaded = await loadNamed(definitions, config, world.cwd);
    sayWarnings(loaded.documents, world);
    return lintDocuments({ ...loaded, triggers, ...defined({ config, profile }) }, world);
  };
  const [first, ...others] = await loadOfflineConfigs(options, world);
  let report = await lintOne(first);
  for (const config of others) report = mergeReports(report, await lintOne(config));
  return report;
};
