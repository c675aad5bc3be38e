import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { draftContract } from '../contract/draft.ts';
import { promiseOf } from '../contract/promise.ts';
import { DocumentError, messageOf, UsageError } from '../errors.ts';
import { canonicalJson } from '../json.ts';
import type { Config, Contract, ContractTrigger, Json, ReadDocument, TriggerDefinition } from '../model.ts';
import { contractFileName } from '../pact/write.ts';
import { readContract } from '../pact/read.ts';
import { allRules } from '../rules/index.ts';
import { ruleLevels } from '../rules/mechanisms.ts';

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

/** Consumer and provider of a configuration: configured, else named after the first definition's title. */
export const namesOf = (
  config: Pick<Config, 'consumer' | 'provider'>,
  documents: readonly ReadDocument[],
): { readonly consumer: string; readonly provider: string } => {
  const title = documents[0]?.title ?? '';
  const fallback = title === '' ? (documents[0]?.file ?? 'Service') : title;
  return { provider: config.provider ?? fallback, consumer: config.consumer ?? `${fallback} connector` };
};

const levelsOf = (config: Config) => (trigger: TriggerDefinition) =>
  ruleLevels(trigger, { profile: config.profile, overrides: config.rules });

/** What a run adds to the contract that was agreed on: where the service is, and the levels that the contract lists. */
export interface Agreed {
  readonly triggers: readonly ContractTrigger[];
  /** Given for the requests of a run; without it, the contract is drafted as it is committed. */
  readonly basePath?: string;
}

const agreedLevels = (config: Config, agreed: Agreed | undefined) => (trigger: TriggerDefinition) =>
  agreed?.triggers.find((t) => t.definition.id === trigger.id)?.rules ?? levelsOf(config)(trigger);

/** The contract of a configuration, drafted from its definitions, with the configured inputs. */
export const draftConfigured = (
  config: Config,
  names: { consumer: string; provider: string },
  triggers: readonly TriggerDefinition[],
  agreed?: Agreed,
): Contract =>
  draftContract({
    ...names,
    triggers,
    rules: agreedLevels(config, agreed),
    profile: config.profile,
    inputs: Object.fromEntries(Object.entries(config.triggers).map(([id, t]) => [id, t.inputs])),
    ...(agreed?.basePath === undefined
      ? {}
      : {
          overlays: config.backend,
          requireInputs: true,
          ...(agreed.basePath === '' ? {} : { basePath: agreed.basePath }),
        }),
  });

const readText = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UsageError(`Cannot read contract "${path}": ${messageOf(error)}`, { cause: error });
  }
};

const knownRules = new Set(allRules.map((r) => r.id));

const parsed = (text: string, file: string): ContractSource => {
  try {
    const { consumer, provider, triggers, pact, problems } = readContract(text, knownRules);
    return { consumer, provider, triggers, pact, file, problems: problems.map((p) => p.message) };
  } catch (error) {
    throw new DocumentError(`Cannot read contract "${file}": ${messageOf(error)}`);
  }
};

const promises = (triggers: readonly ContractTrigger[]): string =>
  canonicalJson(
    triggers.map((t) => [t.definition.id, promiseOf(t)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** The contract files of a folder. */
export const contractsIn = async (folder: string): Promise<readonly ContractSource[]> => {
  const names = await readdir(folder).catch((error: unknown) => {
    throw new UsageError(`Cannot read the contracts of "${folder}": ${messageOf(error)}`);
  });
  const files = names.filter((n) => n.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (name) => parsed((await readText(join(folder, name))) ?? '', join(folder, name))),
  );
};

const fromFolder = async (folder: string, config: Config): Promise<ContractSource> => {
  const all = await contractsIn(folder);
  const fitting = all.filter(
    (c) =>
      (config.provider === undefined || c.provider === config.provider) &&
      (config.consumer === undefined || c.consumer === config.consumer),
  );
  const [one, other] = fitting;
  if (one === undefined)
    throw new UsageError(
      `No contract in "${folder}"${all.length === 0 ? '' : ` for provider "${config.provider ?? ''}" and consumer "${config.consumer ?? ''}"`}`,
    );
  if (other !== undefined) {
    throw new UsageError(
      `"${folder}" holds several contracts (${fitting.map((c) => c.provider).join(', ')}), and one configuration is one provider: set \`provider\` and \`consumer\``,
    );
  }
  return one;
};

/**
 * What a run judges: the contract of `--contracts`, else the one of the definitions. A committed contract that differs
 * from its definitions is refused: it has to be generated again first.
 */
export const contractOf = async (
  config: Config,
  documents: readonly ReadDocument[],
  contracts: string | undefined,
): Promise<ContractSource> => {
  const triggers = documents.flatMap((d) => d.triggers);
  const names = namesOf(config, documents);
  const drafted = triggers.map((definition) => ({ definition, rules: levelsOf(config)(definition) }));
  if (contracts !== undefined && documents.length === 0) return fromFolder(contracts, config);
  const folder = contracts ?? resolve(config.folder, config.contracts);
  const file = join(folder, contractFileName(names.consumer, names.provider));
  const text = await readText(file);
  if (text === undefined) {
    if (contracts !== undefined) return fromFolder(contracts, { ...config, ...names });
    return { ...names, triggers: drafted, problems: [] };
  }
  const committed = parsed(text, file);
  if (promises(committed.triggers) !== promises(drafted)) {
    throw new UsageError(
      `The contract "${file}" differs from the definitions: run \`triggerpact generate\` first, and commit what it writes`,
    );
  }
  return { ...committed, triggers: drafted };
};
