import { HarnessError } from '../errors.ts';
import { outsideReason } from '../reason-of.ts';

/** Why a run failed, as a report tells it; undefined where it did not. */
export const failureOf = (error: unknown): string | undefined => {
  if (error === undefined) return undefined;
  if (error instanceof HarnessError) return error.message;
  const reason = outsideReason(error);
  if (reason !== undefined) return reason;
  return `internal error: ${error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error)}`;
};
