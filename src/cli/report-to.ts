import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { World } from '../world.ts';
import { requireKnown } from '../config/known.ts';
import { defined } from '../defined.ts';
import { HarnessError, messageOf, ServiceError, UsageError } from '../errors.ts';
import type { Report } from '../model.ts';
import { buildReport } from '../report/build.ts';
import { exitOf, type ExitCode, type ExitOptions } from '../report/exit.ts';
import { reporters } from '../report/reporters/index.ts';
import { allRules } from '../rules/index.ts';
import type { Reporting } from './reporting.ts';
import { addSummary, isGitHub, logged } from './github.ts';
import { repositoryOf } from './repository.ts';
import { sayError } from '../say-error.ts';

/** A report format, and the file it goes to; standard output without one. */
interface Output {
  readonly name: string;
  readonly file?: string;
}

const outputsOf = ({ reporter }: Reporting, world: World): readonly Output[] => {
  const given = reporter.map((text): Output => {
    const [name = '', ...file] = text.split('=');
    return file.length === 0 ? { name } : { name, file: file.join('=') };
  });
  requireKnown(
    'reporter',
    given.map((o) => o.name),
    Object.keys(reporters),
    '--reporter',
  );
  const printed = given.filter((o) => o.file === undefined);
  const hasText = printed.some((o) => o.name === 'text');
  // Annotations are lines of the log, which may stand beside text.
  const toStdout = printed.filter((o) => !(hasText && o.name === 'github'));
  if (toStdout.length > 1)
    throw new UsageError(
      `Reporters ${toStdout.map((o) => `"${o.name}"`).join(' and ')} both write to standard output: give one a file, as in --reporter ${toStdout[1]?.name}=FILE`,
    );
  if (given.some((o) => o.file === '')) throw new UsageError('Option "--reporter" needs a file after "="');
  if (given.length > 0) return given;
  return isGitHub(world) ? [{ name: 'text' }, { name: 'github' }] : [{ name: 'text' }];
};

const exitOptionsOf = ({ maxWarnings, require: rules }: Reporting): ExitOptions => {
  const required = rules.flatMap((text) => text.split(',').map((id) => id.trim()));
  const all = required.includes('all');
  if (!all)
    requireKnown(
      'rule',
      required,
      allRules.map((r) => r.id),
      '--require',
    );
  const wanted = all ? ('all' as const) : required;
  return defined({ maxWarnings, require: required.length === 0 ? undefined : wanted });
};

const usesColor = (world: World): boolean => {
  const isSet = (name: string): boolean => (world.env[name] ?? '') !== '';
  return !isSet('NO_COLOR') && (isSet('FORCE_COLOR') || world.isTerminal);
};

const write = async (report: Report, { name, file }: Output, world: World): Promise<void> => {
  const rendered =
    reporters[name]?.(report, {
      color: file === undefined && usesColor(world),
      repository: repositoryOf(world),
    }) ?? '';
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
  for (const output of outputs) await write(report, output, world);
  const { code, reasons } = exitOf(report, options);
  for (const reason of reasons) world.stderr(`exit code ${code}: ${reason}\n`);
  return code;
};
