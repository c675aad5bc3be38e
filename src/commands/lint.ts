import { requireKnown } from '../config/known.ts';
import { HarnessError } from '../errors.ts';
import { labelOf } from '../mechanism.ts';
import type { Config, Profile, ReadDocument, Report, ReportNote } from '../model.ts';
import { buildReport, type JudgedContract, type JudgedTrigger } from '../report/build.ts';
import { missingProperties } from '../report/missing-properties.ts';
import { placeFindings } from '../report/place.ts';
import { checkRuleNames } from '../config/check-rule-names.ts';
import { defined } from '../defined.ts';
import { mergeReports } from '../report/merge.ts';
import { shareFindings } from '../report/share-findings.ts';
import { definitionRules } from '../rules/definition/index.ts';
import type { Levels } from '../rules/judge.ts';
import { judgeDefinition, judgeNearMisses } from '../rules/judge-definition.ts';
import { loadOfflineConfigs } from '../workspace/load-configs.ts';
import { eachNamed } from '../workspace/load-definitions.ts';
import type { World } from '../world.ts';

/** By what definitions are judged. */
export interface LintInput {
  readonly config?: Config;
  readonly profile?: Profile;
  /** Only these triggers; empty: all. */
  readonly triggers: readonly string[];
}

const judged = (
  document: ReadDocument,
  { triggers }: LintInput,
  levels: Levels,
): readonly JudgedTrigger[] => {
  if (document.triggers.length === 0 && triggers.length === 0)
    return judgeNearMisses(document, levels).map(({ name, kind, results, findings }) => ({
      id: name,
      label: labelOf(kind === 'webhook' ? 'webhook' : 'native'),
      results,
      findings: placeFindings(findings, document.locate),
    }));
  const wanted = document.triggers.filter(({ id }) => triggers.length === 0 || triggers.includes(id));
  return shareFindings(
    judgeDefinition(document, wanted, levels).map(({ trigger, results, findings }) => ({
      id: trigger.id,
      label: labelOf(trigger.mechanism),
      // A definition is all there: a rule without a subject does not concern the trigger, so nothing was missed.
      results: results.filter((r) => r.noSubject !== true),
      findings: placeFindings(findings, document.locate),
    })),
  );
};

const contractOf = (document: ReadDocument, input: LintInput, levels: Levels): JudgedContract => {
  const provider = input.config?.provider ?? (document.title === '' ? document.file : document.title);
  const consumer = input.config?.consumer ?? `${provider} connector`;
  return { provider, consumer, triggers: judged(document, input, levels) };
};

/** What judging some definitions gives, so far. */
interface Sum {
  readonly contracts: JudgedContract[];
  readonly failures: HarnessError[];
  readonly files: string[];
  readonly triggers: string[];
  readonly notes: ReportNote[];
}

const reasonOf = ({ failures, triggers, files }: Sum): string | undefined => {
  if (failures.length > 0) return failures.map((f) => f.message).join('; ');
  if (triggers.length > 0) return undefined;
  const names = files.map((f) => `"${f}"`).join(', ');
  return `nothing to judge: no trigger (an operation with x-ms-trigger) in ${names}`;
};

/** Judges definitions as they come, and keeps none of them: only one is in memory at a time. */
export const lintDefinitions = async (
  definitions: AsyncIterable<ReadDocument | HarnessError>,
  input: LintInput,
  world: Pick<World, 'now' | 'version'>,
): Promise<Report> => {
  const startedAt = world.now();
  if (input.config !== undefined) await checkRuleNames(input.config);
  const levels = {
    profile: input.profile ?? input.config?.profile ?? 'strict',
    overrides: input.config?.rules ?? {},
  };
  const sum: Sum = { contracts: [], failures: [], files: [], triggers: [], notes: [] };
  for await (const read of definitions) {
    if (read instanceof HarnessError) {
      sum.failures.push(read);
      continue;
    }
    sum.files.push(read.file);
    sum.triggers.push(...read.triggers.map((t) => t.id));
    const contract = contractOf(read, input, levels);
    if (contract.triggers.length > 0) sum.contracts.push(contract);
    const missing = missingProperties(read);
    if (missing !== undefined) sum.notes.push({ message: missing });
  }
  requireKnown('trigger', input.triggers, sum.triggers, 'the definitions');
  const reason = reasonOf(sum);
  return buildReport({
    version: world.version,
    command: 'lint',
    startedAt,
    durationMs: world.now() - startedAt,
    rules: definitionRules,
    contracts: sum.contracts,
    notes: sum.notes,
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
  /** Repair what can be repaired with certainty: `write` in the files, `show` as a diff only. */
  readonly fix?: 'write' | 'show';
}

const lintAll = async (options: LintOptions, world: World): Promise<Report> => {
  const { definitions, triggers, profile } = options;
  const lintOne = (config: Config | undefined): Promise<Report> =>
    lintDefinitions(
      eachNamed(definitions, config, world.cwd),
      { triggers, ...defined({ config, profile }) },
      world,
    );
  const [first, ...others] = await loadOfflineConfigs(options, world);
  let report = await lintOne(first);
  for (const config of others) report = mergeReports(report, await lintOne(config));
  return report;
};

/** Judges definitions as they are written, after repairing what was asked for; needs no service. */
export const lint = async (options: LintOptions, world: World): Promise<Report> => {
  const report = await lintAll(options, world);
  if (options.fix === undefined) return report;
  const { fixFiles } = await import('../workspace/fix-files.ts');
  await fixFiles(report.findings, options.fix === 'show', world);
  return options.fix === 'show' ? report : lintAll(options, world);
};
