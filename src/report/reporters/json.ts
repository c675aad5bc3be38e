import type { Reporter } from './reporter.ts';

/** The report as data, by schema/report.schema.json; traces are saved apart. */
export const json: Reporter = (report) => {
  const { trace: _trace, runs: _runs, ...rest } = report;
  return `${JSON.stringify(rest, null, 2)}\n`;
};
