import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { HarnessError, messageOf, ServiceError } from '../errors.ts';
import type { Report } from '../model.ts';
import { buildReport } from '../report/build.ts';
import { exitOf, type ExitCode } from '../report/exit.ts';
import { reporters } from '../report/reporters/index.ts';
import { sayError } from '../say-error.ts';
import type { World } from '../world.ts';
import { addSummary, isGitHub, logged } from './github.ts';
import { exitOptionsOf, outputsOf, type Output } from './outputs.ts';
import type { Reporting } from './reporting.ts';
import { reporterOptionsOf } from './reporter-options.ts';

const write = async (
  report: Report,
  { name, ...output }: Output,
  verbose: boolean,
  world: World,
): Promise<void> => {
  const { file } = output;
  const rendered = reporters[name]?.(report, await reporterOptionsOf({ ...output, verbose }, world)) ?? '';
  if (name === 'github') await addSummary(report, world);
  if (file === undefined) {
    world.stdout(name === 'text' && isGitHub(world) ? logged(rendered) : rendered);
    return;
  }
  const path = resolve(world.cwd, file);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, rendered);
  } catch (cause) {
    throw new ServiceError(`Cannot write the report to "${file}": ${messageOf(cause)}`, { cause });
  }
};

const failed = (command: string, error: unknown, startedAt: number, world: World): Report =>
  buildReport({
    version: world.version,
    command,
    startedAt,
    durationMs: world.now() - startedAt,
    contracts: [],
    reason: error instanceof HarnessError ? error.message : `internal error: ${messageOf(error)}`,
  });

/**
 * Runs what makes a report, hands it to the reporters asked for, and gives the exit code. There is always a report,
 * also when the run could not be made.
 */
export const reportTo = async (
  command: string,
  asked: Reporting,
  world: World,
  produce: () => Promise<Report>,
): Promise<ExitCode> => {
  let outputs = outputsOf(asked, world);
  const options = exitOptionsOf(asked);
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
  for (const output of outputs) await write(report, output, asked.verbose, world);
  const { code, reasons } = exitOf(report, options);
  for (const reason of reasons) world.stderr(`exit code ${code}: ${reason}\n`);
  return code;
};
