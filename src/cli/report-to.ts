import { resolve } from 'node:path';
import { writeWhole } from '../config/write-whole.ts';
import { HarnessError, ServiceError } from '../errors.ts';
import type { Report } from '../model.ts';
import { reasonOf } from '../reason-of.ts';
import { buildReport } from '../report/build.ts';
import { exitOf, type ExitCode } from '../report/exit.ts';
import type { Reporter } from '../report/reporters/reporter.ts';
import type { ReporterName } from '../report/reporters/names.ts';
import { text } from '../report/reporters/text.ts';
import { sayError } from '../say-error.ts';
import type { World } from '../world.ts';
import { addSummary, isGitHub, logged } from './github.ts';
import { exitOptionsOf, outputsOf, type Output } from './outputs.ts';
import type { Reporting } from './reporting.ts';
import { reporterOptionsOf } from './reporter-options.ts';

/** The others know every rule, which the text of a quick command need not wait for. */
const reporterOf = async (name: ReporterName): Promise<Reporter> =>
  name === 'text' ? text : (await import('../report/reporters/index.ts')).reporters[name];

const write = async (
  report: Report,
  { name, ...output }: Output,
  verbose: boolean,
  world: World,
): Promise<void> => {
  const { file } = output;
  const reporter = await reporterOf(name);
  const rendered = reporter.pieces?.(report) ?? [
    reporter(report, await reporterOptionsOf({ ...output, verbose }, world)),
  ];
  if (file !== undefined) writeWhole(resolve(world.cwd, file), rendered);
  else for (const piece of rendered) world.stdout(name === 'text' && isGitHub(world) ? logged(piece) : piece);
};

/** Something that is written beside a report, and how to call it where it fails. */
interface Writing {
  readonly what: string;
  readonly write: () => Promise<void>;
}

const writingsOf = (
  report: Report,
  outputs: readonly Output[],
  verbose: boolean,
  world: World,
): readonly Writing[] =>
  outputs.flatMap((output) => {
    const what = output.file === undefined ? `as ${output.name}` : `to "${output.file}"`;
    const it = {
      what: `Cannot write the report ${what}`,
      write: () => write(report, output, verbose, world),
    };
    const summary = { what: '', write: () => addSummary(report, world) };
    return output.name === 'github' ? [it, summary] : [it];
  });

/** Writes whatever can be written, and tells the rest; false where something could not be. */
const writeAll = async (writings: readonly Writing[], world: World): Promise<boolean> => {
  let isComplete = true;
  for (const { what, write: attempt } of writings) {
    try {
      await attempt();
    } catch (cause) {
      isComplete = false;
      const told =
        cause instanceof HarnessError ? cause : new ServiceError(`${what}: ${reasonOf(cause)}`, { cause });
      sayError(told, world);
    }
  }
  return isComplete;
};

const failed = (command: string, error: unknown, startedAt: number, world: World): Report =>
  buildReport({
    version: world.version,
    command,
    startedAt,
    durationMs: world.now() - startedAt,
    rules: [],
    contracts: [],
    reason: error instanceof HarnessError ? error.message : `internal error: ${reasonOf(error)}`,
  });

/**
 * Runs what makes a report, hands it to the reporters asked for and to what else takes it, and gives the exit code. There
 * is always a report, also when the run could not be made; what cannot be written does not keep the rest from being
 * written, and is exit code 2.
 */
export const reportTo = async (
  command: string,
  asked: Reporting,
  world: World,
  produce: () => Promise<Report>,
  also?: (report: Report) => Promise<void>,
): Promise<ExitCode> => {
  let outputs = outputsOf(asked, world);
  const options = await exitOptionsOf(asked);
  const startedAt = world.now();
  let report: Report;
  try {
    report = await produce();
  } catch (error) {
    sayError(error, world);
    report = failed(command, error, startedAt, world);
    // Readers of standard error know it already; files and programs still get their report.
    outputs = outputs.filter((o) => o.name !== 'text' || o.file !== undefined);
  }
  report = world.hide(report);
  const more = also === undefined ? [] : [{ what: 'Cannot write', write: () => also(report) }];
  const isComplete = await writeAll([...writingsOf(report, outputs, asked.verbose, world), ...more], world);
  const { code, reasons } = exitOf(report, options);
  for (const reason of reasons) world.stderr(`exit code ${code}: ${reason}\n`);
  if (isComplete) return code;
  world.stderr('exit code 2: not everything could be written\n');
  return 2;
};
