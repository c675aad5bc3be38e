import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { member, parseJson } from '../json.ts';
import type { Report } from '../model.ts';
import { reasonOf } from '../reason-of.ts';
import { json } from '../report/reporters/json.ts';
import { runsOf } from '../report/runs.ts';
import type { World } from '../world.ts';
import { tracePieces } from './trace-pieces.ts';
import { readTrace } from './read-trace.ts';
import { makeStateFolder } from './state-folder.ts';

const FOLDER = '.triggerpact';
const PRIVATE = 0o600;

const lastOf = (cwd: string): string => join(cwd, FOLDER, 'last');

/** A trace a run: `trace.json`, or `trace-1.json`, `trace-2.json` … where the report is of several. */
const traceFiles = (contracts: readonly number[]): readonly string[] =>
  contracts.length === 1 ? ['trace.json'] : contracts.map((contract) => `trace-${contract + 1}.json`);

const write = async (report: Report, cwd: string): Promise<void> => {
  const last = lastOf(cwd);
  await rm(last, { recursive: true, force: true });
  makeStateFolder(join(cwd, FOLDER));
  await mkdir(last, { mode: 0o700 });
  const runs = runsOf(report);
  const names = traceFiles(runs.map((r) => r.contract));
  const traces = runs.map(({ trace }, i) => ({
    name: names[i] ?? '',
    text: tracePieces(trace),
  }));
  for (const { name, text } of [{ name: 'report.json', text: json(report, { color: false }) }, ...traces])
    await writeFile(join(last, name), text, { mode: PRIVATE, flag: 'wx' });
};

/**
 * Keeps a run, without secrets, for `show`: in `.triggerpact/last/`, for the user alone. Where that cannot be
 * written, says so and goes on.
 */
export const keepLastRun = async (
  report: Report,
  { cwd, stderr, hide }: Pick<World, 'cwd' | 'stderr' | 'hide'>,
): Promise<void> => {
  if (runsOf(report).length === 0) return;
  try {
    await write(hide(report), cwd);
  } catch (error) {
    stderr(`note: the run is not kept for \`triggerpact show\`: ${reasonOf(error)}\n`);
  }
};

/**
 * The last run that was kept here.
 *
 * @throws {UsageError} where none is, or where it cannot be read
 */
export const readLastRun = async ({ cwd }: Pick<World, 'cwd'>): Promise<Report> => {
  const last = lastOf(cwd);
  const text = await readFile(join(last, 'report.json'), 'utf8').catch((cause: unknown) => {
    throw new UsageError(
      `No run is kept in "${join(FOLDER, 'last')}": run \`triggerpact verify\` in this folder first`,
      { cause },
    );
  });
  const report = parseJson(text) as Report | undefined;
  if (report === undefined || member(report, 'schemaVersion') !== 1)
    throw new UsageError(`Cannot read "${join(FOLDER, 'last', 'report.json')}": verify again`);
  const contracts = report.contracts.map((_, i) => i);
  const runs = [];
  for (const [contract, name] of traceFiles(contracts).entries()) {
    const trace = await readTrace(join(last, name), cwd).catch((error: unknown) => {
      // A contract whose run did not come so far has no trace.
      if (contracts.length > 1) return undefined;
      throw error;
    });
    if (trace !== undefined) runs.push({ contract, trace });
  }
  const [first] = runs;
  return contracts.length === 1 && first !== undefined
    ? { ...report, trace: first.trace }
    : { ...report, runs };
};

/** Writes the page of the last run beside it, and gives its path. */
export const writeLastPage = async (page: string, { cwd }: Pick<World, 'cwd'>): Promise<string> => {
  const path = join(lastOf(cwd), 'report.html');
  try {
    await writeFile(path, page, { mode: PRIVATE });
  } catch (cause) {
    throw new UsageError(
      `Cannot write the page to "${path}": ${reasonOf(cause)}; write it elsewhere with \`triggerpact judge ${join(FOLDER, 'last', 'trace.json')} --reporter html=FILE\``,
      { cause },
    );
  }
  return path;
};
