import type { Report } from '../model.ts';
import { withNotes } from './with-notes.ts';

/** A pending contract has no effect on the verdict, whatever became of it; the report says what did. */
export const settlePending = (report: Report, name: string): Report => {
  const { reason, ...rest } = report;
  const contracts = report.contracts.map((c) => ({ ...c, pending: true }));
  const notes = reason === undefined ? [] : [`Pending, so without effect: ${name}: ${reason}`];
  return withNotes({ ...rest, contracts, verdict: 'pass' }, notes);
};
