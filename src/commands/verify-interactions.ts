import { serviceUrlOf } from '../evidence/location.ts';
import type { Config, ContractTrigger, Finding, InteractionResult, Json, ServiceConfig } from '../model.ts';
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

/** Verifies the contract's interactions in the states that the session reached. Pact's native core is loaded here. */
export const verifyInteractions = async (input: InteractionsInput): Promise<readonly InteractionResult[]> => {
  const { config, service, source, session, signal } = input;
  const { verifyPact } = await import('../pact/verify.ts');
  const definitions = input.triggers.map((t) => t.definition);
  const basePath =
    definitions[0] === undefined
      ? ''
      : new URL(serviceUrlOf(service.url, definitions[0].basePath)).pathname.replace(/\/$/, '');
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
  return results.filter((r) => wanted.has(r.trigger));
};

/**
 * Relates failed interactions to what the rules said: one that a finding tells already points to it, and takes its level;
 * one whose rules only warn only warns.
 */
export const relateInteractions = (
  results: readonly InteractionResult[],
  findings: readonly Finding[],
  triggers: readonly ContractTrigger[],
): readonly InteractionResult[] =>
  results.map((result) => {
    if (result.verdict !== 'fail') return result;
    const told = findings.filter((f) => f.trigger === result.trigger && result.rules.includes(f.rule));
    const finding = told.find((f) => f.level === 'error') ?? told[0];
    if (finding !== undefined)
      return { ...result, verdict: finding.level === 'error' ? 'fail' : 'warn', duplicateOf: finding.rule };
    const levels = triggers.find((t) => t.definition.id === result.trigger)?.rules ?? {};
    const binding = result.rules.length === 0 || result.rules.some((id) => levels[id] === 'error');
    return binding ? result : { ...result, verdict: 'warn' };
  });
