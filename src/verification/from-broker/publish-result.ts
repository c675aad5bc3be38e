import type { Broker } from '../../broker/client.ts';
import { publishResult as sendResult } from '../../broker/results.ts';
import type { KnownRevision } from '../../broker/revision.ts';
import { HarnessError } from '../../errors.ts';
import type { ContractReport, Finding, Json } from '../../model.ts';
import type { Publishing } from '../../report/with-publishing.ts';
import type { World } from '../../world.ts';

/** One contract of a broker, judged: what a result of it is made of. */
export interface Publishable {
  /** For people: `the contract of "C" (1.4)`. */
  readonly name: string;
  readonly provider: string;
  /** Path that takes its verification results. */
  readonly resultsPath: string;
  /** The contract itself, asked for only where there is something to publish. */
  readonly pact: () => Promise<Json>;
  /** Absent where it was not judged at all. */
  readonly contract: ContractReport | undefined;
  readonly findings: readonly Finding[];
  /** What kept its run from the end. */
  readonly reason: string | undefined;
}

/**
 * Publishes what became of one contract: one verdict over rules and interactions. What is unknown is not published, and
 * the sentence says so.
 */
export const publishResult = async (
  broker: Broker,
  revision: KnownRevision,
  one: Publishable,
  world: Pick<World, 'version' | 'signal'>,
): Promise<Publishing> => {
  const { name, provider, resultsPath, contract, findings, reason } = one;
  const verdict = contract?.verdict ?? 'unknown';
  // What kept the run from its end keeps a pass from being one; a breach stays one.
  const isKnown = verdict === 'fail' || (verdict === 'pass' && reason === undefined);
  if (contract === undefined || !isKnown || world.signal.aborted) {
    const why = reason ?? (isKnown ? 'the run was interrupted' : 'the verdict is unknown');
    return { message: `No result is published for ${name}: ${why}`, failed: false };
  }
  try {
    const judged = { contract, findings, pact: await one.pact() };
    await sendResult(broker, { provider, resultsPath }, judged, { revision, tool: world.version });
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    return { message: `the result for ${name} is not published: ${error.message}`, failed: true };
  }
  const does = verdict === 'pass' ? 'keeps' : 'breaks';
  return {
    message: `Published: version ${revision.version} of "${provider}" ${does} ${name}`,
    failed: false,
  };
};
