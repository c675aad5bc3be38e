import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readRegularFile } from '../config/read-file.ts';
import { DocumentError, messageOf, UsageError } from '../errors.ts';
import type { Config, ContractTrigger, Json } from '../model.ts';
import { reasonOf } from '../reason-of.ts';
import { readContract } from '../pact/read.ts';
import { allRules } from '../rules/index.ts';

/** What a run judges: the promises, and the Pact file where there is one. */
export interface ContractSource {
  readonly consumer: string;
  readonly provider: string;
  readonly triggers: readonly ContractTrigger[];
  /** The Pact file, parsed; absent where no contract is committed yet. */
  readonly pact?: Json;
  /** Where it was read from. */
  readonly file?: string;
  /** The consumer's, where it came from a broker. */
  readonly version?: string;
  /** What keeps parts of it from being judged. */
  readonly problems: readonly string[];
}

const knownRules = new Set(allRules.map((r) => r.id));

const parse = (text: string, file: string): ContractSource => {
  try {
    const { consumer, provider, triggers, pact, problems } = readContract(text, knownRules);
    return { consumer, provider, triggers, pact, file, problems: problems.map((p) => p.message) };
  } catch (error) {
    throw new DocumentError(`Cannot read contract "${file}": ${messageOf(error)}`);
  }
};

const readText = async (path: string): Promise<string | undefined> => {
  if ((await stat(path).catch(() => undefined)) === undefined) return undefined;
  return new TextDecoder().decode(await readRegularFile(path, `contract "${path}"`));
};

/** The contract of a file; undefined where there is none. */
export const readContractFile = async (file: string): Promise<ContractSource | undefined> => {
  const text = await readText(file);
  return text === undefined ? undefined : parse(text, file);
};

/** Whether a contract is between the sides that a configuration names, as far as it does. */
export const isOf =
  ({ consumer, provider }: Pick<Config, 'consumer' | 'provider'>) =>
  (contract: ContractSource): boolean =>
    (provider === undefined || contract.provider === provider) &&
    (consumer === undefined || contract.consumer === consumer);

/** The contract files of a folder. */
export const readContracts = async (folder: string): Promise<readonly ContractSource[]> => {
  const names = await readdir(folder).catch((error: unknown) => {
    throw new UsageError(`Cannot read the contracts of "${folder}": ${reasonOf(error)}`);
  });
  const files = names.filter((n) => n.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (name) => parse((await readText(join(folder, name))) ?? '', join(folder, name))),
  );
};
