import type { Report, ReportNote } from '../model.ts';

/** A report that says more. */
export const withNotes = (report: Report, messages: readonly string[]): Report => ({
  ...report,
  notes: [...report.notes, ...messages.map((message): ReportNote => ({ message }))],
});
