import type { Holder } from '../broker/holders.ts';
import { brokerSettings } from '../broker/settings.ts';
import { checkRuleNames } from '../config/check-rule-names.ts';
import { requireKnown } from '../config/known.ts';
import { defined } from '../defined.ts';
import { diffDocuments, freshDocument, goneDocument, type TriggerChanges } from '../diff/diff-documents.ts';
import { pairDocuments } from '../diff/pair-documents.ts';
import { HarnessError, messageOf } from '../errors.ts';
import { labelOf } from '../mechanism.ts';
import type { Config, Profile, ReadDocument, Report, ReportNote } from '../model.ts';
import { buildReport, type JudgedContract, type JudgedTrigger } from '../report/build.ts';
import { placeFindings } from '../report/place.ts';
import { shareFindings } from '../report/share-findings.ts';
import { placeText } from '../report/reporters/text-finding.ts';
import { changeRules } from '../rules/change/index.ts';
import { judge, type Levels } from '../rules/judge.ts';
import { loadBrokerConfig, loadOfflineConfigs } from '../workspace/load-configs.ts';
import { loadFormerVersion, loadVersion } from '../workspace/load-version.ts';
import { sayWarnings } from '../workspace/say-warnings.ts';
import type { World } from '../world.ts';

/** What `diff` is asked for. */
export interface DiffOptions {
  /** A file or folder, or REV:PATH of Git. */
  readonly before: string;
  readonly after: string;
  /** Configuration: file or folder; absent: the one of the working folder, if there is one. */
  readonly config?: string;
  /** Only these triggers; empty: all. */
  readonly triggers: readonly string[];
  /** Replaces `profile`. */
  readonly profile?: Profile;
}

/** The triggers of one connector, in both versions. */
interface Comparison {
  /** The newer version; the older one where it is gone. */
  readonly document: ReadDocument;
  readonly triggers: readonly TriggerChanges[];
}

const judged = ({ id, trigger, changes, incomplete }: TriggerChanges, levels: Levels): JudgedTrigger => {
  const { results, findings } = judge(changeRules, { changes, ...defined({ incomplete }) }, id, levels);
  return { id, label: labelOf(trigger.mechanism), results, findings: placeFindings(findings) };
};

const contractOf = (
  { document, triggers }: Comparison,
  config: Config | undefined,
  levels: Levels,
): JudgedContract => {
  const provider = config?.provider ?? (document.title === '' ? document.file : document.title);
  const consumer = config?.consumer ?? `${provider} connector`;
  return { provider, consumer, triggers: shareFindings(triggers.map((t) => judged(t, levels))) };
};

/** What is safe breaks no rule, and is worth knowing. */
const safeNotes = (triggers: readonly TriggerChanges[]): readonly ReportNote[] =>
  triggers.flatMap(({ id, changes }) =>
    changes
      .filter((change) => change.kind === 'safe')
      .map(({ message, before, after }) => {
        const place = after ?? before;
        return {
          trigger: id,
          message: `Safe: ${message}${place === undefined ? '' : ` (${placeText(place)})`}`,
        };
      }),
  );

const holderText = ({ consumer, version, triggers, deployed }: Holder): string =>
  `Affected: "${consumer}"${version === undefined ? '' : ` ${version}`} (${deployed ? 'deployed or released' : 'main branch'}) holds a contract of ${triggers.map((t) => `"${t}"`).join(', ')}`;

/** Who relies on the triggers that changed, as the broker knows; that it cannot be asked is no more than a note. */
const affectedNotes = async (
  contracts: readonly JudgedContract[],
  path: string | undefined,
  world: World,
): Promise<readonly ReportNote[]> => {
  try {
    const config = await loadBrokerConfig(path, world);
    if (config.broker === undefined) return [];
    const [{ withBroker }, { holdersOf }] = await Promise.all([
      import('../broker/client.ts'),
      import('../broker/holders.ts'),
    ]);
    const settings = await brokerSettings(config, world.env);
    return await withBroker(settings, world, async (broker) => {
      const notes: ReportNote[] = [];
      for (const { provider, triggers } of contracts) {
        const changed = triggers.filter((t) => t.findings.length > 0).map((t) => t.id);
        if (changed.length === 0) continue;
        const holders = await holdersOf(broker, provider, changed);
        notes.push(
          ...(holders.length === 0
            ? [{ message: `Affected: the Pact Broker knows no contract of "${provider}" with what changed` }]
            : holders.map((holder) => ({ message: holderText(holder) }))),
        );
      }
      return notes;
    });
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    return [{ message: `Who is affected could not be asked: ${messageOf(error)}` }];
  }
};

/** What comparing gave. */
interface Compared {
  readonly comparisons: readonly Comparison[];
  readonly failures: readonly HarnessError[];
  /** What is to be known about the comparison itself. */
  readonly notes: readonly ReportNote[];
}

/** Both versions, read and compared. */
const compare = async (options: DiffOptions, world: World): Promise<Compared> => {
  const [before, after] = await Promise.all([
    loadFormerVersion(options.before, options.after, world),
    loadVersion(options.after, world),
  ]);
  sayWarnings(
    after.documents.map((d) => d.document),
    world,
  );
  const failures = [...before.failures, ...after.failures];
  const { pairs, gone, fresh } = pairDocuments(before, after);
  const comparisons: readonly Comparison[] = [
    ...pairs.map((pair) => ({ document: pair.after, triggers: diffDocuments(pair) })),
    ...gone.map((document) => ({ document, triggers: goneDocument(document) })),
    ...fresh.map((document) => ({ document, triggers: freshDocument(document) })),
  ];
  const notes =
    before.missing === undefined
      ? []
      : [{ message: `Nothing to compare with, so every trigger counts as new: ${before.missing}` }];
  return { comparisons, failures, notes };
};

/** Compares two versions of definitions for makers who use their triggers: what breaks, what may, what is safe. */
export const diff = async (options: DiffOptions, world: World): Promise<Report> => {
  const startedAt = world.now();
  const configs = options.config === undefined ? [] : [options.config];
  const [config] = await loadOfflineConfigs({ configs, definitions: [] }, world);
  if (config !== undefined) await checkRuleNames(config);
  const levels = { profile: options.profile ?? config?.profile ?? 'strict', overrides: config?.rules ?? {} };
  const { comparisons, failures, notes } = await compare(options, world);
  requireKnown(
    'trigger',
    options.triggers,
    comparisons.flatMap((c) => c.triggers.map((t) => t.id)),
    'the definitions',
  );
  const chosen = comparisons
    .map(({ document, triggers }) => ({
      document,
      triggers: triggers.filter((t) => options.triggers.length === 0 || options.triggers.includes(t.id)),
    }))
    .filter((c) => c.triggers.length > 0);
  const contracts = chosen.map((c) => contractOf(c, config, levels));
  const hasFindings = contracts.some((c) => c.triggers.some((t) => t.findings.length > 0));
  const affected = hasFindings ? await affectedNotes(contracts, options.config, world) : [];
  const nothing =
    contracts.length === 0
      ? `nothing to compare: no trigger (an operation with x-ms-trigger) in "${options.before}" or "${options.after}"`
      : undefined;
  const isUnchanged = chosen.every((c) => c.triggers.every((t) => t.changes.length === 0 && !t.incomplete));
  const unchanged =
    isUnchanged && nothing === undefined
      ? [{ message: 'Nothing changed for makers who use the triggers' }]
      : [];
  const reason = failures.length > 0 ? failures.map((f) => f.message).join('; ') : nothing;
  return buildReport({
    version: world.version,
    command: 'diff',
    startedAt,
    durationMs: world.now() - startedAt,
    rules: changeRules,
    contracts,
    notes: [...notes, ...unchanged, ...affected, ...chosen.flatMap((c) => safeNotes(c.triggers))],
    ...defined({ reason }),
  });
};
