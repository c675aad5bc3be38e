import { join, resolve } from 'node:path';
import { promiseOf } from '../contract/promise.ts';
import { UsageError } from '../errors.ts';
import { canonicalJson } from '../json.ts';
import type { Config, ContractTrigger, ReadDocument } from '../model.ts';
import { createSharedParts } from '../pact/shared-parts.ts';
import { contractFileName } from '../pact/write.ts';
import { levelsOf, namesOf } from './draft-configured.ts';
import { isOf, readContractFile, readContracts, type ContractSource } from './read-contracts.ts';

const promises = (triggers: readonly ContractTrigger[]): string => {
  const { refer } = createSharedParts();
  return canonicalJson(
    triggers.map((t) => [t.definition.id, promiseOf(t, refer)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
};

const fromFolder = async (folder: string, config: Config): Promise<ContractSource> => {
  const all = await readContracts(folder);
  const fitting = all.filter(isOf(config));
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
export const findContract = async (
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
  const committed = await readContractFile(file);
  if (committed === undefined) {
    if (contracts !== undefined) return fromFolder(contracts, { ...config, ...names });
    return { ...names, triggers: drafted, problems: [] };
  }
  if (promises(committed.triggers) !== promises(drafted)) {
    throw new UsageError(
      `The contract "${file}" differs from the definitions: run \`triggerpact generate\` first, and commit what it writes`,
    );
  }
  return { ...committed, triggers: drafted };
};
