import { mounted } from '../address.ts';
import { eventsOf } from '../evidence/events.ts';
import { readPayload } from '../evidence/payload.ts';
import type {
  Config,
  ContractTrigger,
  Exchange,
  Finding,
  InteractionResult,
  Json,
  RuleResult,
  ServiceConfig,
  Trace,
} from '../model.ts';
import { pactIntent } from '../scenarios/provider-states.ts';
import type { Session } from '../scenarios/session.ts';
import { draftConfigured, type ContractSource } from './contract-source.ts';

/** What Pact verifies, and in which run. */
export interface InteractionsInput {
  readonly config: Config;
  readonly service: ServiceConfig;
  readonly source: ContractSource;
  readonly triggers: readonly ContractTrigger[];
  readonly session: Session;
  readonly signal: AbortSignal;
}

const PACT_TIMEOUT = 60_000;

const drivenPact = async ({ config, source }: InteractionsInput): Promise<Json> => {
  const [{ driveContract }, { contractText }] = await Promise.all([
    import('../pact/drive.ts'),
    import('../pact/write.ts'),
  ]);
  const contract = draftConfigured(
    config,
    source,
    source.triggers.map((t) => t.definition),
    { triggers: source.triggers },
  );
  return JSON.parse(contractText(contract, await driveContract(contract))) as Json;
};

const quietSteps = new Set(['nothing-new', 'nothing-newer']);

/** Whether an answer that should have brought nothing brought items that no event of ours explains. */
const isDisturbed = (trace: Trace, id: string, step: string | undefined): boolean => {
  const trigger = trace.triggers.find((t) => t.definition.id === id)?.definition;
  const settings = trace.settings.triggers[id];
  if (step === undefined || !quietSteps.has(step) || trigger === undefined || settings === undefined)
    return false;
  const events = eventsOf(trace, id);
  const last = trace.entries.findLast(
    (e): e is Exchange =>
      e.type === 'exchange' &&
      e.trigger === id &&
      e.intent.kind === 'other' &&
      e.intent.what === pactIntent(step),
  );
  const { items } = readPayload(last?.response?.body ?? '', trigger, settings, events);
  return items.length > 0 && items.every((i) => i.events.length === 0);
};

/** Verifies the contract's interactions in the states that the session reached. Pact's native core is loaded here. */
export const verifyInteractions = async (input: InteractionsInput): Promise<readonly InteractionResult[]> => {
  const { config, service, source, session, signal } = input;
  const { verifyPact } = await import('../pact/verify.ts');
  const definitions = input.triggers.map((t) => t.definition);
  const basePath =
    definitions[0] === undefined ? '' : mounted(service.address, definitions[0].basePath).basePath;
  const contract = draftConfigured(config, source, definitions, { triggers: source.triggers, basePath });
  const pact = source.pact ?? (await drivenPact(input));
  const results = await verifyPact({
    pact,
    contract,
    states: session.states,
    hasCredentials: session.hasCredentials,
    timeoutMs: PACT_TIMEOUT,
    signal,
  });
  const wanted = new Set(definitions.map((d) => d.id));
  const steps = new Map(contract.interactions.map((i) => [`${i.trigger} ${i.description}`, i.step]));
  const trace = session.trace();
  return results
    .filter((r) => wanted.has(r.trigger))
    .map((r) => {
      const isOpen =
        r.verdict === 'fail' && isDisturbed(trace, r.trigger, steps.get(`${r.trigger} ${r.description}`));
      return isOpen
        ? {
            ...r,
            verdict: 'unknown' as const,
            reason: 'the service is not quiet: items that no event of ours explains keep arriving',
          }
        : r;
    });
};

/**
 * Relates failed interactions to what the rules said: one that a finding tells already points to it, and takes its level;
 * one whose rules only warn only warns; one whose rule could not be judged is as open as that.
 */
export const relateInteractions = (
  results: readonly InteractionResult[],
  findings: readonly Finding[],
  triggers: readonly ContractTrigger[],
  judged: readonly { readonly id: string; readonly results: readonly RuleResult[] }[],
): readonly InteractionResult[] =>
  results.map((result) => {
    if (result.verdict !== 'fail') return result;
    const told = findings.filter((f) => f.trigger === result.trigger && result.rules.includes(f.rule));
    const finding = told.find((f) => f.level === 'error') ?? told[0];
    if (finding !== undefined)
      return { ...result, verdict: finding.level === 'error' ? 'fail' : 'warn', duplicateOf: finding.rule };
    const rules = judged.find((j) => j.id === result.trigger)?.results ?? [];
    const open = rules.find((r) => r.verdict === 'unknown' && result.rules.includes(r.id));
    if (open !== undefined)
      return {
        ...result,
        verdict: 'unknown',
        reason: `${open.id} could not be judged: ${open.reason ?? ''}`,
      };
    const levels = triggers.find((t) => t.definition.id === result.trigger)?.rules ?? {};
    const binding = result.rules.length === 0 || result.rules.some((id) => levels[id] === 'error');
    return binding ? result : { ...result, verdict: 'warn' };
  });
