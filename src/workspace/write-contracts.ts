import { checkRuleNames } from '../config/check-rule-names.ts';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../config/make-folder.ts';
import { shownPath } from '../config/find.ts';
import { messageOf, UsageError } from '../errors.ts';
import type { SkippedInteraction } from '../model.ts';
import { driveContract } from '../pact/drive.ts';
import { contractFileName, contractText } from '../pact/write.ts';
import type { World } from '../world.ts';
import { draftContracts, type DraftInput } from './draft-contracts.ts';

/** What contracts are written from, and where they go. */
export interface WriteInput extends DraftInput {
  /** Absolute path of the folder. */
  readonly folder: string;
  /** Compares and writes nothing. */
  readonly check: boolean;
}

/** What was written, or would be; paths as they are shown to people. */
export interface WrittenContracts {
  /** Every contract file of this configuration. */
  readonly files: readonly string[];
  /** Files whose bytes differ, or that are not there. */
  readonly changed: readonly string[];
  /** Files that were written: the changed ones, unless `check` was asked for. */
  readonly written: readonly string[];
  readonly skipped: readonly SkippedInteraction[];
}

const currentText = async (path: string): Promise<string | undefined> => {
  try {
    // A checkout on Windows may have turned the line ends; JSON holds no others.
    return (await readFile(path, 'utf8')).replaceAll('\r\n', '\n');
  } catch {
    return undefined;
  }
};

const write = async (folder: string, path: string, text: string): Promise<void> => {
  try {
    makeFolder(folder);
    await writeFile(path, text);
  } catch (error) {
    throw new UsageError(`Cannot write "${path}": ${messageOf(error)}`, { cause: error });
  }
};

/**
 * Writes the contracts of definitions as Pact files, each whole, so that nothing stale stays in them; or compares the
 * files with what would be written.
 */
export const writeContracts = async (
  input: WriteInput,
  world: Pick<World, 'cwd'>,
): Promise<WrittenContracts> => {
  if (input.config !== undefined) await checkRuleNames(input.config);
  const contracts = draftContracts(input);
  const files: string[] = [];
  const changed: string[] = [];
  for (const contract of contracts.filter((c) => c.interactions.length > 0)) {
    const path = join(input.folder, contractFileName(contract.consumer, contract.provider));
    const shown = shownPath(world.cwd, path);
    if (files.includes(shown))
      throw new UsageError(
        `Two contracts would be "${shown}": set \`provider\` and \`consumer\` in a configuration each`,
      );
    const text = contractText(contract, await driveContract(contract));
    files.push(shown);
    if ((await currentText(path)) === text) continue;
    changed.push(shown);
    if (!input.check) await write(input.folder, path, text);
  }
  return {
    files,
    changed,
    written: input.check ? [] : changed,
    skipped: contracts.flatMap((c) => c.skipped),
  };
};
