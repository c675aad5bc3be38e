import type { Report } from '../../model.ts';

/** Where a run worked: absolute paths, with forward slashes. */
export interface Repository {
  readonly root: string;
  /** The folder that a report's relative paths start from. */
  readonly folder: string;
}

/** What a reporter is told besides the report. */
export interface ReporterOptions {
  /** ANSI colours; the caller knows about terminals and NO_COLOR. */
  readonly color: boolean;
  /** Width of the terminal, for prose to be wrapped; absent: nothing is. */
  readonly columns?: number;
  /** Tells everything: each rule that was not judged, each excerpt. */
  readonly verbose?: boolean;
  /** URL of the folder of the rules' pages, with a slash at its end, where the terminal knows links. */
  readonly rulePages?: string;
  /** URL of the same folder on the web, with a slash at its end, where the package says where it is developed. */
  readonly publishedPages?: string;
  /** For formats whose paths start at the repository's root. */
  readonly repository?: Repository;
}

/** Turns a report into the text of one format. */
export interface Reporter {
  (report: Report, options: ReporterOptions): string;
  /** The same text in pieces, where it can be so long that it had better not be held as a whole. */
  readonly pieces?: (report: Report) => Iterable<string>;
}
