import { defined } from '../../defined.ts';
import type { Finding, InteractionResult, Json, JsonObject, Report } from '../../model.ts';
import { allRules } from '../../rules/index.ts';
import { findingsOfContract } from '../owned.ts';
import { breachLines } from './breach-lines.ts';
import type { Reporter, Repository } from './reporter.ts';
import { repositoryPath } from './repository-path.ts';

const INTERACTION = 'pact-interaction';

interface Breach {
  readonly rule: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly text: string;
  readonly provider: string;
  readonly trigger: string;
  readonly written?: Finding['written'];
  readonly times?: number;
  /** What tells equal breaches of different runs from others. */
  readonly identity: readonly (string | undefined)[];
}

const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

const artifact = (file: string, repository: Repository | undefined): JsonObject => {
  const inside = repositoryPath(file, repository);
  if (inside !== undefined) return { uri: encoded(inside), uriBaseId: '%SRCROOT%' };
  const path = file.replaceAll('\\', '/');
  if (/^[A-Za-z]:\//.test(path)) return { uri: `file:///${path.slice(0, 2)}${encoded(path.slice(2))}` };
  return { uri: path.startsWith('/') ? `file://${encoded(path)}` : encoded(path) };
};

const locationOf = (
  { written, provider, trigger }: Breach,
  repository: Repository | undefined,
): JsonObject => {
  const { line, column } = written ?? {};
  const region =
    line === undefined ? {} : { region: { startLine: line, ...defined({ startColumn: column }) } };
  return {
    ...(written === undefined
      ? {}
      : { physicalLocation: { artifactLocation: artifact(written.file, repository), ...region } }),
    logicalLocations: [{ name: trigger, fullyQualifiedName: `${provider}/${trigger}`, kind: 'function' }],
  };
};

const breachesOf = (report: Report): readonly Breach[] =>
  report.contracts.flatMap((contract) => {
    const { provider, pending } = contract;
    const ofFinding = (f: Finding): Breach => ({
      rule: f.rule,
      level: pending ? 'note' : f.level,
      text: breachLines(f).join('\n'),
      provider,
      trigger: f.trigger,
      written: f.written,
      ...defined({ times: f.times }),
      identity: [
        provider,
        f.trigger,
        f.rule,
        f.written?.pointer,
        ...(f.before === undefined ? [] : [f.before.pointer]),
      ],
    });
    const ofInteraction = ({ verdict, description, reason, trigger }: InteractionResult): Breach => ({
      rule: INTERACTION,
      level: pending ? 'note' : verdict === 'fail' ? 'error' : 'warning',
      text: `${description}: ${reason ?? 'the interaction is broken'}`,
      provider,
      trigger,
      identity: [provider, trigger, INTERACTION, description],
    });
    const isOwn = (i: InteractionResult): boolean =>
      (i.verdict === 'fail' || i.verdict === 'warn') && i.duplicateOf === undefined;
    return [
      ...findingsOfContract(report, contract).map(ofFinding),
      ...contract.interactions.filter(isOwn).map(ofInteraction),
    ];
  });

const ruleOf = (id: string, pages: string | undefined): JsonObject => {
  const rule = allRules.find((r) => r.id === id);
  if (rule === undefined)
    return id === INTERACTION
      ? { id, shortDescription: { text: 'Every interaction of the Pact contract is kept' } }
      : { id };
  const { slug, title, why, repair, source, level } = rule;
  return {
    id,
    name: slug,
    shortDescription: { text: title },
    fullDescription: { text: why },
    ...(pages === undefined ? {} : { helpUri: `${pages}${id}.md` }),
    help: { text: `${why}\n\nRepair: ${repair}\n\nSource: ${source}` },
    defaultConfiguration: level.strict === 'off' ? { enabled: false } : { level: level.strict },
  };
};

const resultOf = (
  breach: Breach,
  rules: readonly string[],
  repository: Repository | undefined,
): JsonObject => ({
  ruleId: breach.rule,
  ruleIndex: rules.indexOf(breach.rule),
  level: breach.level,
  message: { text: breach.text },
  locations: [locationOf(breach, repository)],
  ...defined({ occurrenceCount: breach.times }),
  partialFingerprints: { 'triggerpact/v1': JSON.stringify(breach.identity.map((part) => part ?? null)) },
});

const invocationOf = (report: Report): JsonObject => {
  const told = report.reason === undefined ? [] : [{ level: 'error', text: report.reason }];
  const notes = report.notes.map((n) => ({
    level: 'note',
    text: n.trigger === undefined ? n.message : `${n.trigger}: ${n.message}`,
  }));
  return {
    executionSuccessful: report.verdict !== 'unknown',
    startTimeUtc: report.startedAt,
    endTimeUtc: new Date(Date.parse(report.startedAt) + report.durationMs).toISOString(),
    toolExecutionNotifications: [...told, ...notes].map(({ level, text }) => ({ level, message: { text } })),
  };
};

/** SARIF 2.1.0: a result for each finding, for code scanning and editors. */
export const sarif: Reporter = (report, { repository, publishedPages }) => {
  const breaches = breachesOf(report);
  const judged = report.contracts.flatMap((c) => c.triggers.flatMap((t) => t.rules.map((r) => r.id)));
  const rules = [...new Set([...judged, ...breaches.map((b) => b.rule)])];
  const log: Json = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'triggerpact',
            version: report.tool.version,
            rules: rules.map((id) => ruleOf(id, publishedPages)),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [invocationOf(report)],
        results: breaches.map((b) => resultOf(b, rules, repository)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};
