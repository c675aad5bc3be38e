import { addressOf } from '../../../src/address.ts';
import { judgeTrace } from '../../../src/rules/judge-trace.ts';
import type {
  ContractTrigger,
  Entry,
  JudgeSettings,
  Profile,
  RuleResult,
  Trace,
  TriggerDefinition,
  TriggerSettings,
} from '../../../src/model.ts';
import { ruleLevels } from '../../../src/rules/mechanisms.ts';

/** Where the service of every hand-made trace is; the definitions' basePath follows it. */
export const SERVICE = 'http://127.0.0.1:4010';

/** How long an event may take to become visible, in ms. */
export const SETTLE = 1000;

type Draft<E> = E extends Entry ? Omit<E, 'seq' | 'at'> & { readonly at?: number } : never;

/** Writes a trace down, with a clock that moves only when told to. */
export interface Teller {
  readonly trigger: TriggerDefinition;
  /** Newest Location and its sequence number, by chain; callbacks and DELETEs, by subscription. */
  readonly known: Map<string, { readonly target: string; readonly from: number }>;
  readonly attempts: Map<string, number>;
  readonly now: () => number;
  readonly wait: (ms: number) => void;
  readonly add: (entry: Draft<Entry>) => number;
}

/** One thing that happens. */
export type Step = (teller: Teller) => void;

/** Time that passes between two steps. */
export const later =
  (ms: number): Step =>
  (teller) =>
    teller.wait(ms);

/** Settings of a trace that differ from the usual ones. */
export type Settings = Partial<Omit<JudgeSettings, 'triggers' | 'address'>> & {
  readonly url?: string;
  readonly aliases?: readonly string[];
  readonly trigger?: Partial<TriggerSettings>;
};

/** The trace of a trigger's run: each step follows 10 ms after the one before. */
export const traceOf = (
  trigger: TriggerDefinition,
  steps: readonly Step[],
  { trigger: own = {}, url = SERVICE, aliases = [], ...settings }: Settings = {},
): Trace => {
  const entries: Entry[] = [];
  let clock = 0;
  const teller: Teller = {
    trigger,
    known: new Map(),
    attempts: new Map(),
    now: () => clock,
    wait: (ms) => void (clock += ms),
    add(entry) {
      const seq = entries.length + 1;
      entries.push({ seq, at: clock, trigger: trigger.id, ...entry });
      return seq;
    },
  };
  for (const step of steps) {
    clock += 10;
    step(teller);
  }
  const listed: ContractTrigger = {
    definition: trigger,
    rules: ruleLevels(trigger, { profile: 'strict', overrides: {} }),
  };
  return {
    schemaVersion: 2,
    consumer: 'Voicemail connector',
    provider: 'Voicemail',
    triggers: [listed],
    settings: {
      profile: 'strict',
      levels: {},
      address: addressOf(url, aliases),
      hasCredentials: true,
      noEvents: false,
      settle: { [trigger.id]: SETTLE },
      triggers: { [trigger.id]: { perEmit: 1, emits: true, excludes: false, ...own } },
      ...settings,
    },
    entries,
  };
};

const resultsOf = (trace: Trace, profile?: Profile): readonly RuleResult[] =>
  judgeTrace(trace, profile).flatMap((t) => t.results);

/**
 * What a rule says of a trace, with all other rules in force: `error: …` and `warning: …` for what it found, `unknown: …`
 * and `skip: …` with the reason, nothing where it passes.
 */
export const findingsOf = (rule: string, trace: Trace, profile?: Profile): string[] => {
  const result = resultsOf(trace, profile).find((r) => r.id === rule);
  if (result === undefined) throw new Error(`No rule ${rule} binds this trigger`);
  const found = judgeTrace(trace, profile).flatMap((t) => t.findings.filter((f) => f.rule === rule));
  const why =
    result.verdict === 'skip' || result.verdict === 'unknown'
      ? [`${result.verdict}: ${result.reason ?? ''}`]
      : [];
  return [...found.map((f) => `${f.level}: ${f.message}`), ...why];
};

/** The rules that find something wrong with a trace, or cannot tell. */
export const troubles = (trace: Trace, profile?: Profile): string[] =>
  resultsOf(trace, profile)
    .filter((r) => r.verdict !== 'pass' && r.verdict !== 'skip')
    .map((r) => `${r.id} ${r.verdict}`);

/** The rules that were judged at all. */
export const judged = (trace: Trace): string[] =>
  resultsOf(trace)
    .filter((r) => r.verdict !== 'skip')
    .map((r) => r.id);
