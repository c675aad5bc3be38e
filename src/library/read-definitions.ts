import { UsageError } from '../errors.ts';
import type { ReadDocument } from '../model.ts';
import { loadDefinitions } from '../workspace/load-definitions.ts';
import { libraryWorld, type RunOptions } from './world.ts';

/**
 * Reads trigger definitions: files, folders or globs, each with the apiProperties.json beside it. What is odd in one is in
 * its `warnings`.
 *
 * @throws {UsageError} No file is found.
 * @throws {DocumentError} A definition cannot be read.
 * @example
 * const documents = await readDefinitions('connector');
 * documents.flatMap((document) => document.triggers).map((trigger) => trigger.id);
 */
export const readDefinitions = async (
  definitions: string | readonly string[],
  { cwd }: Pick<RunOptions, 'cwd'> = {},
): Promise<readonly ReadDocument[]> => {
  const named = typeof definitions === 'string' ? [definitions] : definitions;
  if (named.length === 0) throw new UsageError('No definition to read: name a file, a folder or a glob');
  const from = cwd ?? libraryWorld({}).cwd;
  const { documents, failures } = await loadDefinitions(named, from, from);
  if (failures[0] !== undefined) throw failures[0];
  return documents;
};
