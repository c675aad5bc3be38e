import { readdirSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { shownPath } from '../config/find.ts';
import { readRegularFile, readRegularText } from '../config/read-file.ts';
import { HarnessError, UsageError } from '../errors.ts';
import type { Config, ReadDocument } from '../model.ts';
import { decodeText, readFromFolder } from './definition-folder.ts';
import { findDefinitions } from './find-definitions.ts';
import { isInside } from './is-inside.ts';

/** The definitions that could be read, and why others could not. */
export interface Loaded {
  readonly documents: readonly ReadDocument[];
  readonly failures: readonly HarnessError[];
}

const readText = async (absolute: string, file: string): Promise<string> => {
  // Without bytes in between, which would stay in memory until garbage is looked for.
  const text = await readRegularText(absolute, `"${file}"`);
  return text.startsWith('\ufffd') ? decodeText(await readRegularFile(absolute, `"${file}"`)) : text;
};

/** Reads one definition of the disk. */
export const loadDefinition = async (absolute: string, cwd: string): Promise<ReadDocument> => {
  const folder = dirname(absolute);
  const shown = (name: string): string => shownPath(cwd, join(folder, name));
  const read = (name: string): Promise<string> => readText(join(folder, name), shown(name));
  const entries = readdirSync(folder, { withFileTypes: true });
  const isLink = (name: string): boolean => entries.some((e) => e.name === name && e.isSymbolicLink());
  const isOutside = async (name: string): Promise<boolean> =>
    isLink(name) && !isInside(await realpath(join(folder, name)).catch(() => ''), await realpath(folder));
  const names = entries.map((e) => e.name);
  return readFromFolder({ names, shown, read, isOutside }, basename(absolute));
};

const eachDefinition = async function* (
  patterns: readonly string[],
  from: string,
  cwd: string,
): AsyncGenerator<ReadDocument | HarnessError> {
  for (const path of await findDefinitions(patterns, from)) {
    // Nothing here waits for the disk: an interrupt is heard between two definitions, and garbage leaves.
    await setImmediate();
    try {
      yield await loadDefinition(path, cwd);
    } catch (error) {
      if (!(error instanceof HarnessError)) throw error;
      yield error;
    }
  }
};

const collect = async (
  definitions: AsyncIterable<ReadDocument | HarnessError>,
): Promise<{ readonly documents: ReadDocument[]; readonly failures: HarnessError[] }> => {
  const documents: ReadDocument[] = [];
  const failures: HarnessError[] = [];
  for await (const read of definitions)
    if (read instanceof HarnessError) failures.push(read);
    else documents.push(read);
  return { documents, failures };
};

/** Reads every definition that files, folders and globs name; one that cannot be read does not hide the others. */
export const loadDefinitions = (patterns: readonly string[], from: string, cwd: string): Promise<Loaded> =>
  collect(eachDefinition(patterns, from, cwd));

/**
 * The definitions named on the command line, else those of the configuration, read one at a time so that thousands
 * take no more memory than the largest; in place of one that cannot be read, why.
 */
export const eachNamed = (
  names: readonly string[],
  config: Config | undefined,
  cwd: string,
): AsyncGenerator<ReadDocument | HarnessError> => {
  if (names.length > 0) return eachDefinition(names, cwd, cwd);
  if (config !== undefined && config.definitions.length > 0)
    return eachDefinition(config.definitions, config.folder, cwd);
  throw new UsageError(
    'No definition to read: name one (a file, a folder or a glob), or list "definitions" in triggerpact.yaml',
  );
};

/** Reads the definitions named on the command line, else those of the configuration. */
export const loadNamed = (
  names: readonly string[],
  config: Config | undefined,
  cwd: string,
): Promise<Loaded> => collect(eachNamed(names, config, cwd));

/** The definitions of one configuration: all of them can be read, and no operationId names two triggers. */
export const loadConfigured = async (config: Config, cwd: string): Promise<readonly ReadDocument[]> => {
  const { documents, failures } = await loadNamed([], config, cwd);
  if (failures[0] !== undefined) throw failures[0];
  const seen = new Map<string, string>();
  for (const { file, triggers } of documents)
    for (const { id } of triggers) {
      const other = seen.get(id);
      if (other !== undefined)
        throw new UsageError(
          `The operationId "${id}" names two triggers, in "${other}" and "${file}": one configuration is one provider, so make them differ or use two configurations`,
        );
      seen.set(id, file);
    }
  return documents;
};
