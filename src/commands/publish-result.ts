import type { Broker } from '../broker/client.ts';
import { publishResult as sendResult } from '../broker/results.ts';
import type { KnownRevision } from '../broker/revision.ts';
import { HarnessError } from '../errors.ts';
import type { Report, ReportNote } from '../model.ts';
import type { BrokerSource } from './broker-source.ts';
import type { World } from './world.ts';

/** A report that says more. */
export const withNotes = (report: Report, messages: readonly string[]): Report => ({
  ...report,
  notes: [...report.notes, ...messages.map((message): ReportNote => ({ message }))],
});

/** How people know a contract of the broker. */
export const contractName = ({ source }: BrokerSource): string =>
  `the contract of "${source.consumer}"${source.version === undefined ? '' : ` (${source.version})`}`;

/** Whether a result was published, in a sentence for people; `failed` where it should have been. */
export interface Publishing {
  readonly message: string;
  readonly failed: boolean;
}

/**
 * Publishes what became of one contract: one verdict over rules and interactions. What is unknown is not published, and
 * the sentence says so.
 */
export const publishResult = async (
  broker: Broker,
  revision: KnownRevision,
  one: BrokerSource,
  report: Report,
  world: Pick<World, 'version' | 'signal'>,
): Promise<Publishing> => {
  const [contract] = report.contracts;
  const verdict = contract?.verdict ?? 'unknown';
  // What kept the run from its end keeps a pass from being one; a breach stays one.
  const isKnown = verdict === 'fail' || (verdict === 'pass' && report.reason === undefined);
  if (contract === undefined || !isKnown || world.signal.aborted) {
    const why = report.reason ?? 'the verdict is unknown';
    return { message: `No result is published for ${contractName(one)}: ${why}`, failed: false };
  }
  try {
    const judged = { contract, findings: report.findings, pact: one.from.pact };
    await sendResult(broker, one.from, judged, { revision, tool: world.version });
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    return {
      message: `the result for ${contractName(one)} is not published: ${error.message}`,
      failed: true,
    };
  }
  const does = verdict === 'pass' ? 'keeps' : 'breaks';
  const message = `Published: version ${revision.version} of "${one.source.provider}" ${does} ${contractName(one)}`;
  return { message, failed: false };
};

/** A report that says what became of its result; one that could not be published keeps a pass from being one. */
export const withPublishing = (report: Report, { message, failed }: Publishing): Report =>
  failed
    ? { ...report, reason: message, verdict: report.verdict === 'pass' ? 'unknown' : report.verdict }
    : withNotes(report, [message]);

/** A pending contract has no effect on the verdict, whatever became of it; the report says what did. */
export const settlePending = (report: Report, one: BrokerSource): Report => {
  const { reason, ...rest } = report;
  const contracts = report.contracts.map((c) => ({ ...c, pending: true }));
  const notes = reason === undefined ? [] : [`Pending, so without effect: ${contractName(one)}: ${reason}`];
  return withNotes({ ...rest, contracts, verdict: 'pass' }, notes);
};
