import type { Report } from '../model.ts';
import { withNotes } from './with-notes.ts';

/** Whether a result was published, in a sentence for people; `failed` where it should have been. */
export interface Publishing {
  readonly message: string;
  readonly failed: boolean;
}

/** A report that says what became of its result; one that could not be published keeps a pass from being one. */
export const withPublishing = (report: Report, { message, failed }: Publishing): Report =>
  failed
    ? {
        ...report,
        reason: report.reason === undefined ? message : `${report.reason}; ${message}`,
        verdict: report.verdict === 'pass' ? 'unknown' : report.verdict,
      }
    : withNotes(report, [message]);
