import type { Reporter } from './reporter.ts';

/** The report as data, by schema/report.schema.json; the trace is saved apart. */
export const json: Reporter = (report) => {
  const { trace: _, ...rest } = report;
  return `${JSON.stringify(rest, null, 2)}\n`;
};
