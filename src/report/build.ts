import { defined } from '../defined.ts';
import type {
  BrokerOrigin,
  ContractReport,
  Finding,
  InteractionResult,
  Report,
  ReportNote,
  RuleResult,
  Trace,
  TriggerReport,
  Verdict,
} from '../model.ts';
import type { MechanismLabel } from '../mechanism.ts';
import type { RuleDescription } from '../rules/rule.ts';
import { interactionsShown } from './interactions-shown.ts';
import { notesOnce, tellOnce } from './once.ts';
import { withSeen } from './seen.ts';
import { verdictOf, worstOf } from './verdict.ts';

/** One trigger, judged. */
export interface JudgedTrigger {
  readonly id: string;
  readonly label: MechanismLabel;
  readonly results: readonly RuleResult[];
  readonly findings: readonly Finding[];
  readonly filters?: 'untested';
}

/** One contract, judged by rules and, where Pact ran, by its interactions. */
export interface JudgedContract {
  readonly consumer: string;
  readonly provider: string;
  readonly version?: string;
  /** A contract that nobody relies on yet: told, but without effect on the verdict. */
  readonly pending?: boolean;
  readonly broker?: BrokerOrigin;
  readonly triggers: readonly JudgedTrigger[];
  readonly interactions?: readonly InteractionResult[];
}

/** Everything that a report is made of. */
export interface ReportInput {
  readonly version: string;
  readonly command: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly durationMs: number;
  /** Those that may have judged: results and findings take their titles from them. */
  readonly rules: readonly RuleDescription[];
  readonly contracts: readonly JudgedContract[];
  readonly notes?: readonly ReportNote[];
  /** Why the run could not tell, whatever was judged: a service that is not there, an interrupt. */
  readonly reason?: string;
  readonly trace?: Trace;
}

type Rules = ReadonlyMap<string, RuleDescription>;

/** The same with the rule's title, where there is such a rule. */
const titled = <T extends object>(told: T, id: string, rules: Rules): T => {
  const rule = rules.get(id);
  return rule === undefined ? told : { ...told, title: rule.title };
};

const triggerReport = (
  trigger: JudgedTrigger,
  interactions: readonly InteractionResult[],
  rules: Rules,
): TriggerReport => ({
  id: trigger.id,
  ...trigger.label,
  verdict: verdictOf([...trigger.results, ...interactions.filter((i) => i.trigger === trigger.id)]),
  rules: trigger.results.map((result) => titled(result, result.id, rules)),
  ...defined({ filters: trigger.filters }),
});

const contractReport = (contract: JudgedContract, trace: Trace | undefined, rules: Rules): ContractReport => {
  const interactions = interactionsShown(contract.interactions ?? [], trace, rules);
  return {
    consumer: contract.consumer,
    provider: contract.provider,
    ...defined({ version: contract.version }),
    pending: contract.pending === true,
    ...defined({ broker: contract.broker }),
    verdict: verdictOf([...contract.triggers.flatMap((t) => t.results), ...interactions]),
    triggers: contract.triggers.map((t) => triggerReport(t, interactions, rules)),
    interactions,
  };
};

const findingsOf = (contracts: readonly JudgedContract[]): readonly Finding[] =>
  contracts.flatMap((contract, position) =>
    contract.triggers.flatMap((trigger) =>
      contracts.length === 1
        ? trigger.findings
        : trigger.findings.map((f) => ({ ...f, provider: contract.provider, contract: position })),
    ),
  );

const summaryOf = (contracts: readonly ContractReport[], trace: Trace | undefined): Report['summary'] => {
  const rules = { pass: 0, fail: 0, warn: 0, skip: 0, unknown: 0 };
  const interactions = { pass: 0, fail: 0, unknown: 0, skip: 0, warn: 0 };
  for (const contract of contracts) {
    for (const rule of contract.triggers.flatMap((t) => t.rules))
      if (rule.level !== 'off') rules[rule.verdict] += 1;
    for (const interaction of contract.interactions) interactions[interaction.verdict] += 1;
  }
  const count = (type: string): number => trace?.entries.filter((e) => e.type === type).length ?? 0;
  return {
    rules,
    interactions,
    exchanges: count('exchange'),
    events: count('event'),
    deliveries: count('delivery'),
  };
};

const totalVerdict = (contracts: readonly ContractReport[], reason: string | undefined): Verdict => {
  const binding = contracts.filter((c) => !c.pending).map((c) => c.verdict);
  const verdict = contracts.length > 0 && binding.length === 0 ? 'pass' : worstOf(binding);
  return verdict === 'pass' && reason !== undefined ? 'unknown' : verdict;
};

const nothingJudged = ({ rules, interactions }: Report['summary']): boolean =>
  [rules, interactions].every((s) => s.pass + s.fail + s.warn + s.unknown === 0);

/** Why a report is unknown where no rule and no interaction was judged. */
export const NOTHING_JUDGED = 'nothing was judged';

/** Makes the report of a run: verdicts, counts and findings, in the order in which they were judged. */
export const buildReport = (input: ReportInput): Report => {
  const rules = new Map(input.rules.map((rule) => [rule.id, rule]));
  const contracts = input.contracts.map((c) => contractReport(c, input.trace, rules));
  const summary = summaryOf(contracts, input.trace);
  const reason = input.reason ?? (nothingJudged(summary) ? NOTHING_JUDGED : undefined);
  return {
    schemaVersion: 1,
    tool: { name: 'triggerpact', version: input.version },
    command: input.command,
    verdict: totalVerdict(contracts, reason),
    ...defined({ reason }),
    startedAt: new Date(input.startedAt).toISOString(),
    durationMs: Math.round(input.durationMs),
    summary,
    contracts,
    findings: withSeen(
      tellOnce(findingsOf(input.contracts)).map((f) => titled(f, f.rule, rules)),
      input.trace,
    ),
    notes: notesOnce(input.notes ?? []),
    ...defined({ trace: input.trace }),
  };
};
