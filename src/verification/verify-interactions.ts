import { mounted } from '../address.ts';
import { eventsOf } from '../evidence/events.ts';
import { readPayload } from '../evidence/payload.ts';
import type {
  Config,
  ContractTrigger,
  Exchange,
  InteractionResult,
  Json,
  ServiceConfig,
  Trace,
} from '../model.ts';
import { pactIntent } from '../evidence/pact-intent.ts';
import type { Session } from '../scenarios/session.ts';
import { draftConfigured } from '../workspace/draft-configured.ts';
import type { ContractSource } from '../workspace/read-contracts.ts';

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
  if (last === undefined) return false;
  const { items } = readPayload(last, trigger, settings, events);
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
    hide: session.hide,
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
