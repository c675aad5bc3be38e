import type { Report } from '../../model.ts';

/** What a reporter is told besides the report. */
export interface ReporterOptions {
  /** ANSI colours; the caller knows about terminals and NO_COLOR. */
  readonly color: boolean;
}

/** Turns a report into the text of one format. */
export type Reporter = (report: Report, options: ReporterOptions) => string;
