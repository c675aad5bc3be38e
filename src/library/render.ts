import { knownName } from '../config/known.ts';
import type { Report } from '../model.ts';
import { reporters } from '../report/reporters/index.ts';
import { REPORTERS } from '../report/reporters/names.ts';

/**
 * A report as text, or in the format of another reporter: `json`, `junit`.
 *
 * @throws {UsageError} There is no such reporter.
 */
export const render = (report: Report, reporter = 'text'): string =>
  reporters[knownName('reporter', reporter, REPORTERS, 'render')](report, { color: false });
