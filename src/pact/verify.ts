import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defined } from '../defined.ts';
import { messageOf } from '../errors.ts';
import { member, type Json } from '../json.ts';
import type { Contract, InteractionResult, Level, ProviderStates } from '../model.ts';
import { openBridge, type Bridge } from './bridge.ts';
import { onlyCertificate } from './certificate.ts';
import { judgeInteraction } from './judge-interaction.ts';
import { numberedPact, planOf, type PlannedInteraction } from './plan.ts';
import { readContract, type ReadContract } from './read.ts';
import { withTemporaryFolder } from './temporary-folder.ts';
import { runChild, type ChildResult } from './run-child.ts';

/** What a contract is verified with. */
export interface VerifyInput {
  /** One contract file, parsed. */
  readonly pact: Json;
  /** The contract drafted with the configured inputs: its literal requests replace the file's examples. */
  readonly contract: Contract;
  readonly states: ProviderStates;
  readonly hasCredentials: boolean;
  /** Longest time for all interactions together, in ms. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** What Pact says without secrets: before anything of it is cut. */
  readonly hide?: <T>(value: T) => T;
}

const runPact = (
  planned: readonly PlannedInteraction[],
  bridge: Bridge,
  { timeoutMs, signal }: VerifyInput,
): Promise<ChildResult> =>
  withTemporaryFolder(async (dir) => {
    const certificates = { file: join(dir, 'only.pem'), dir: join(dir, 'none') };
    await mkdir(certificates.dir);
    await writeFile(certificates.file, onlyCertificate);
    const file = join(dir, 'pact.json');
    await writeFile(file, JSON.stringify(numberedPact(planned)));
    return runChild(
      {
        providerBaseUrl: bridge.url,
        provider: 'provider',
        pactUrls: [file],
        providerStatesSetupUrl: `${bridge.url}/state`,
        providerStatesSetupBody: true,
        providerStatesSetupTeardown: false,
        followRedirects: false,
        logLevel: 'error',
        // Longer than any wait of ours, so that a slow state is told by us and not by Pact.
        timeout: timeoutMs + 10_000,
        transports: [
          { protocol: 'message', scheme: 'http', port: bridge.port, path: `${bridge.path}/messages` },
        ],
      },
      certificates,
      { timeoutMs, ...defined({ signal }) },
    );
  });

const resultsOf = (result: ChildResult): ReadonlyMap<number, Json> => {
  const all = result.ok ? member(result.result, 'interactionResults') : undefined;
  return new Map(
    (Array.isArray(all) ? (all as readonly Json[]) : []).map((r) => [Number(member(r, 'description')), r]),
  );
};

/** Why Pact says nothing of an interaction. */
const silenceOf = (result: ChildResult): string => {
  if (!result.ok) return result.reason;
  const errors = member(result.result, 'errors');
  const first = Array.isArray(errors) ? member(member(errors[0], 'mismatch'), 'message') : undefined;
  const said = first ?? member(result.result, 'error');
  return typeof said === 'string' ? `Pact gave no result: ${said}` : 'Pact gave no result';
};

const levelsOf = (trigger: string, contract: Contract, read: ReadContract): Readonly<Record<string, Level>> =>
  [...contract.triggers, ...read.triggers].find((t) => t.definition.id === trigger)?.rules ?? {};

/**
 * Verifies the interactions of one contract file with Pact, against the service in the states that the run reaches.
 * Every interaction of the file is in the result, in the file's order; what Pact passes over is never a pass.
 */
export const verifyPact = async (input: VerifyInput): Promise<InteractionResult[]> => {
  const read = readContract(input.pact);
  const { planned, settled } = planOf(read, input.contract, input.hasCredentials);
  const results = new Map(settled);
  if (planned.length > 0) {
    const bridge = await openBridge(planned, input.states);
    try {
      const said = await runPact(planned, bridge, input).catch((error: unknown): ChildResult => ({
        ok: false,
        reason: messageOf(error),
      }));
      const pacts = resultsOf(input.hide?.(said) ?? said);
      for (const p of planned) {
        const passage = bridge.passages.get(p.index) ?? {};
        const levels = levelsOf(p.trigger, input.contract, read);
        results.set(p.index, judgeInteraction(p, passage, pacts.get(p.index), silenceOf(said), levels));
      }
    } finally {
      await bridge.close();
    }
  }
  return [...results.entries()].toSorted(([a], [b]) => a - b).map(([, result]) => result);
};
