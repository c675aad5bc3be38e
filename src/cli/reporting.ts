import { UsageError } from '../errors.ts';
import type { Report } from '../model.ts';
import type { ExitCode } from '../report/exit.ts';
import { REPORTERS } from '../report/reporters/names.ts';
import type { World } from '../world.ts';
import type { Given } from './entry.ts';
import { flag, parsed, texts } from './option.ts';

const wholeNumber = (given: string): number => {
  if (/^\d+$/.test(given)) return Number(given);
  throw new UsageError(`Option "--max-warnings" is a whole number, not "${given}"`);
};

/** Options of every command that makes a report. */
export const reportingOptions = {
  reporter: texts(
    'NAME[=FILE]',
    `one of ${REPORTERS.join(', ')}; to standard output or to a file; default text, with github where GITHUB_ACTIONS is true`,
  ),
  verbose: flag('tell everything: each rule that was not judged, each breach with what was seen'),
  maxWarnings: parsed('N', wholeNumber, 'exit with 1 when there are more warnings'),
  require: texts('RULES', 'exit with 2 when one of these was not judged: P-04,U-03 or all'),
} as const;

/** What a command line asks of its report. */
export type Reporting = Given<typeof reportingOptions>;

/** Makes a report, hands it to the reporters asked for and to what else takes it, and gives the exit code. */
export const reported = async (
  command: string,
  asked: Reporting,
  world: World,
  produce: () => Promise<Report>,
  also?: (report: Report) => Promise<void>,
): Promise<ExitCode> => {
  const { reportTo } = await import('./report-to.ts');
  return reportTo(command, asked, world, produce, also);
};
