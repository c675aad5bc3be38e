import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { glob } from 'tinyglobby';
import { shownPath } from '../config/find.ts';
import { messageOf, UsageError } from '../errors.ts';
import { member, parseJson } from '../json.ts';
import type { Report } from '../model.ts';
import { reportSchema } from '../report/schema.ts';
import type { World } from '../world.ts';

const found = async (name: string, cwd: string): Promise<readonly string[]> => {
  const path = resolve(cwd, name);
  // A name may hold brackets or braces of its own; only what is not there is taken for a glob.
  const there = await stat(path).catch(() => undefined);
  if (there?.isFile() === true) return [path];
  const files =
    there?.isDirectory() === true
      ? (await glob('**/*.json', { cwd: path })).map((file) => join(path, file))
      : await glob(name, { cwd, absolute: true });
  if (files.length > 0) return files.map((file) => resolve(file)).toSorted();
  throw new UsageError(`Cannot read report "${name}": no such file, and no folder or pattern that holds one`);
};

const validator = (): ((value: unknown) => string | undefined) => {
  const ajv = new Ajv();
  addFormats.default(ajv);
  const validate = ajv.compile(reportSchema);
  return (value) =>
    validate(value)
      ? undefined
      : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`.trim()).join('; ');
};

const readReport = async (
  path: string,
  mistakeIn: (value: unknown) => string | undefined,
  cwd: string,
): Promise<Report> => {
  const file = shownPath(cwd, path);
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`Cannot read report "${file}": ${messageOf(cause)}`, { cause });
  });
  const value = parseJson(text);
  const mistake = value === undefined ? 'it is no JSON' : mistakeIn(value);
  if (mistake === undefined) return value as unknown as Report;
  const version = member(member(value, 'tool'), 'version');
  const from = typeof version === 'string' ? ` of triggerpact ${version}` : '';
  throw new UsageError(
    `Cannot merge "${file}": it is no report${from} as "--reporter json=FILE" writes it here: ${mistake}`,
  );
};

/** A report and the file that holds it, as people know it. */
export interface ReadReport {
  readonly file: string;
  readonly report: Report;
}

/** Reads JSON reports: files, folders or globs. */
export const readReports = async (
  names: readonly string[],
  world: Pick<World, 'cwd'>,
): Promise<readonly ReadReport[]> => {
  if (names.length === 0) throw new UsageError('Name the JSON reports to join: triggerpact merge reports/');
  const paths = new Set((await Promise.all(names.map((name) => found(name, world.cwd)))).flat());
  const mistakeIn = validator();
  const reports: ReadReport[] = [];
  for (const path of paths)
    reports.push({
      file: shownPath(world.cwd, path),
      report: await readReport(path, mistakeIn, world.cwd),
    });
  return reports;
};
