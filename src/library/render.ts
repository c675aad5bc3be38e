import { requireKnown } from '../config/known.ts';
import type { Report } from '../model.ts';
import { reporters } from '../report/reporters/index.ts';

/**
 * A report as text, or in the format of another reporter: `json`, `junit`.
 *
 * @throws {UsageError} There is no such reporter.
 */
export const render = (report: Report, reporter = 'text'): string => {
  requireKnown('reporter', [reporter], Object.keys(reporters), 'render');
  return reporters[reporter]?.(report, { color: false }) ?? '';
};
