import { ServiceError } from '../errors.ts';
import { member, valueAt, type Json } from '../json.ts';
import type { Broker } from './client.ts';
import { noticesOf, wordsOf } from './words.ts';

/** A version of one side that is to go to an environment. */
export interface Candidate {
  readonly pacticipant: string;
  readonly version: string;
  readonly environment: string;
}

/** One line of the matrix that decides: two versions, and whether the one was verified against the other. */
export interface MatrixRow {
  readonly consumer: string;
  readonly provider: string;
  /** Undefined where it was not verified. */
  readonly success?: boolean;
}

/** The broker's answer, in its own words. */
export interface Deployable {
  readonly deployable: boolean;
  /** Results that are still missing. */
  readonly unknown: number;
  readonly words: readonly string[];
  readonly rows: readonly MatrixRow[];
}

const nameAt = (row: Json, side: string): string => {
  const [name, version] = [valueAt(row, `/${side}/name`), valueAt(row, `/${side}/version/number`)];
  const number = typeof version === 'string' ? version : 'no version';
  return `${typeof name === 'string' ? name : side} (${number})`;
};

const rowOf = (row: Json): MatrixRow => {
  const success = valueAt(row, '/verificationResult/success');
  return {
    consumer: nameAt(row, 'consumer'),
    provider: nameAt(row, 'provider'),
    ...(typeof success === 'boolean' ? { success } : {}),
  };
};

/** Asks the broker whether a version gets on with everything that is in an environment. */
export const canDeploy = async (broker: Broker, candidate: Candidate): Promise<Deployable> => {
  const { pacticipant, version, environment } = candidate;
  const query = new URLSearchParams([
    ['q[][pacticipant]', pacticipant],
    ['q[][version]', version],
    ['latestby', 'cvpv'],
    ['environment', environment],
  ]);
  const { status, body } = await broker.call({ method: 'GET', path: `/matrix?${query.toString()}` });
  const summary = member(body, 'summary');
  if (status !== 200 || summary === undefined)
    throw new ServiceError(
      `The Pact Broker cannot tell (${status}): ${broker.redact(wordsOf(body)) || 'it says no more'}`,
    );
  const notices = noticesOf(body).map((n) => n.text);
  const reason = member(summary, 'reason');
  const unknown = member(summary, 'unknown');
  const rows = member(body, 'matrix');
  return {
    deployable: member(summary, 'deployable') === true,
    unknown: typeof unknown === 'number' ? unknown : 0,
    words: (notices.length > 0 ? notices : typeof reason === 'string' ? [reason] : []).map(broker.redact),
    rows: (Array.isArray(rows) ? (rows as readonly Json[]) : []).map(rowOf),
  };
};
