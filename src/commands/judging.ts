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
import { allRules } from '../rules/index.ts';
import { isAttributable, judgeTrigger } from '../rules/for-trigger.ts';
import type { RawFinding } from '../rules/judge.ts';

/** One trigger of a trace, judged; findings have no place yet. */
export interface JudgedTrace {
  readonly id: string;
  readonly kind: 'polling' | 'webhook';
  readonly profile?: string;
  readonly results: readonly RuleResult[];
  readonly findings: readonly RawFinding[];
}

/** Why the events that a rule needs were not there; undefined where they were. */
const withoutEvents = (
  definition: TriggerDefinition,
  trace: Trace,
): { readonly verdict: 'skip' | 'unknown'; readonly reason: string } | undefined => {
  const trigger = definition.id;
  if (trace.settings.noEvents) return { verdict: 'skip', reason: 'no event was caused (--no-events)' };
  const mine = trace.entries.filter(
    (e): e is EventEntry => e.type === 'event' && e.relations[trigger] === 'expected',
  );
  const failed = mine.find((e) => e.failed !== undefined);
  if (failed !== undefined && mine.every((e) => e.failed !== undefined))
    return { verdict: 'unknown', reason: `the event could not be caused: ${failed.failed}` };
  if (trace.settings.triggers[trigger]?.emits === false) {
    return {
      verdict: 'unknown',
      reason: `no event could be caused: configure \`triggers.${trigger}.emit\`, or give --no-events`,
    };
  }
  if (isAttributable(definition, trace)) return undefined;
  return {
    verdict: 'skip',
    reason: `what arrives bears neither the token nor an id of the event: let {{token}} reach it, or set \`triggers.${trigger}.eventId\``,
  };
};

const needsEvents = new Set(allRules.filter((r) => r.needsEvents === true).map((r) => r.id));
const missing = new Map(allRules.map((r) => [r.id, r.missing]));

const explained = (
  results: readonly RuleResult[],
  trigger: TriggerDefinition,
  trace: Trace,
): readonly RuleResult[] => {
  const why = withoutEvents(trigger, trace);
  if (why === undefined) return results;
  return results.map((r) =>
    r.verdict === 'skip' && needsEvents.has(r.id) && r.reason === missing.get(r.id) ? { ...r, ...why } : r,
  );
};

const judgeOne = (trigger: ContractTrigger, trace: Trace, profile: Profile | undefined): JudgedTrace => {
  const { definition, rules } = trigger;
  const levels = {
    profile: profile ?? trace.settings.profile,
    overrides: { ...(profile === undefined ? rules : {}), ...trace.settings.levels },
  };
  const { results, findings } = judgeTrigger(trigger, trace, levels);
  return {
    id: definition.id,
    kind: definition.kind,
    ...(definition.profile === undefined ? {} : { profile: definition.profile }),
    results: explained(results, definition, trace),
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
    .map((e) => ({ message: e.message, ...(e.trigger === undefined ? {} : { trigger: e.trigger }) }));
  const scripts = trace.triggers
    .filter((t) => t.definition.profile === 'script')
    .map((t) => ({
      trigger: t.definition.id,
      message:
        'Polling by script: the wire contract of the backend is whatever the script needs, so no rule judges it',
    }));
  const all: ReportNote[] = [...said, ...scripts];
  return all.filter((n, i) => all.findIndex((m) => m.message === n.message && m.trigger === n.trigger) === i);
};
