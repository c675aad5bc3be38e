import type { Report } from '../model.ts';
import { withNotes } from './with-notes.ts';

/** The report with what the service printed last, where it did not pass. */
export const withLog = (report: Report, log: string): Report =>
  report.verdict === 'pass' || log === '' ? report : withNotes(report, [`The service printed last:\n${log}`]);
