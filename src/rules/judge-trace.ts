import { defined } from '../defined.ts';
import type {
  ContractTrigger,
  EventEntry,
  NoteEntry,
  Profile,
  ReportNote,
  RuleResult,
  Trace,
  TriggerDefinition,
} from '../model.ts';
import { labelOf, type MechanismLabel } from '../mechanism.ts';
import type { RawFinding } from './judge.ts';
import { notesOnEventsOfOthers } from './events-of-others.ts';
import { hasUntestedFilters, leftOut } from './left-out.ts';
import { rulesByMechanism } from './mechanisms.ts';

/** One trigger of a trace, judged; findings have no place yet. */
export interface JudgedTrace {
  readonly id: string;
  readonly label: MechanismLabel;
  readonly results: readonly RuleResult[];
  readonly findings: readonly RawFinding[];
  /** Inputs are given, and no event is caused that they exclude. */
  readonly filters?: 'untested';
}

/** Why the events that a rule needs were not there; undefined where they were. */
const withoutEvents = (
  { id }: TriggerDefinition,
  trace: Trace,
  attributable: boolean,
): { readonly verdict: 'skip' | 'unknown'; readonly reason: string } | undefined => {
  if (trace.settings.noEvents) return { verdict: 'skip', reason: 'no event was caused (--no-events)' };
  const mine = trace.entries.filter(
    (e): e is EventEntry => e.type === 'event' && e.relations[id] === 'expected',
  );
  const failed = mine.find((e) => e.failed !== undefined);
  if (failed !== undefined && mine.every((e) => e.failed !== undefined))
    return { verdict: 'unknown', reason: `the event could not be caused: ${failed.failed}` };
  if (trace.settings.triggers[id]?.emits === false) {
    return {
      verdict: 'unknown',
      reason: `no event could be caused: configure \`triggers.${id}.emit\`, or give --no-events`,
    };
  }
  if (attributable) return undefined;
  return {
    verdict: 'skip',
    reason: `what arrives bears neither the token nor an id of the event: let {{token}} reach it, or set \`triggers.${id}.eventId\``,
  };
};

const judgeOne = (trigger: ContractTrigger, trace: Trace, profile: Profile | undefined): JudgedTrace => {
  const { definition, rules } = trigger;
  const bound = rulesByMechanism[definition.mechanism];
  const { results, findings, attributable } = bound.judge(
    trace,
    definition,
    // What does not bind a trigger is not listed, and is told to be skipped.
    (rule) => Object.hasOwn(rules, rule.id) || rule.binds?.(definition) === false,
    {
      profile: profile ?? trace.settings.profile,
      overrides: { ...(profile === undefined ? rules : {}), ...trace.settings.levels },
    },
  );
  const why = withoutEvents(definition, trace, attributable);
  const described = new Map(bound.rules.map((r) => [r.id, r]));
  const told = (result: RuleResult): RuleResult => {
    const rule = described.get(result.id);
    if (rule === undefined || result.noSubject !== true) return result;
    const reason =
      rule.binds?.(definition) === false
        ? 'the definition has nothing that needs it'
        : leftOut(rule, trace.settings, definition.id);
    if (reason !== undefined) return { ...result, reason, notConfigured: true };
    return why !== undefined && rule.needsEvents === true ? { ...result, ...why } : result;
  };
  return {
    id: definition.id,
    label: labelOf(definition.mechanism),
    results: results.map(told),
    ...(hasUntestedFilters(trace.settings, definition.id) ? { filters: 'untested' as const } : {}),
    findings,
  };
};

/** Judges every trigger of a trace; a profile given here replaces the one it was made with. */
export const judgeTrace = (trace: Trace, profile?: Profile): readonly JudgedTrace[] =>
  trace.triggers.map((t) => judgeOne(t, trace, profile));

/** What a trace has to say that is no finding, each sentence once. */
export const notesOf = (trace: Trace): readonly ReportNote[] => {
  const said = trace.entries
    .filter((e): e is NoteEntry => e.type === 'note')
    .map((e) => ({ message: e.message, ...defined({ trigger: e.trigger }) }));
  const scripts = trace.triggers
    .filter((t) => t.definition.mechanism === 'script')
    .map((t) => ({
      trigger: t.definition.id,
      message:
        'Polling by script: the wire contract of the backend is whatever the script needs, so no rule judges it',
    }));
  const all: ReportNote[] = [...said, ...scripts, ...notesOnEventsOfOthers(trace)];
  return all.filter((n, i) => all.findIndex((m) => m.message === n.message && m.trigger === n.trigger) === i);
};
