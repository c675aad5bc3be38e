import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shownPath } from '../config/find.ts';
import { requireKnown } from '../config/known.ts';
import { draftContract } from '../contract/draft.ts';
import { messageOf, UsageError } from '../errors.ts';
import { redact, type Secret } from '../evidence/redact.ts';
import type {
  Config,
  Contract,
  Profile,
  ReadDocument,
  SkippedInteraction,
  TriggerDefinition,
} from '../model.ts';
import { driveContract } from '../pact/drive.ts';
import { contractFileName, contractText } from '../pact/write.ts';
import { ruleLevels } from '../rules/mechanisms.ts';
import { checkInputs } from './check-inputs.ts';
import { draftConfigured, namesOf } from './contract-source.ts';
import { checkRuleNames } from './rule-names.ts';
import type { World } from './world.ts';

/** What contracts are generated from, and where they go. */
export interface GenerateInput {
  readonly documents: readonly ReadDocument[];
  readonly config?: Config;
  /** Absolute path of the folder. */
  readonly folder: string;
  readonly profile?: Profile;
  /** Compares and writes nothing. */
  readonly check: boolean;
}

/** What was written, or would be; paths as they are shown to people. */
export interface Generated {
  /** Every contract file of this configuration. */
  readonly files: readonly string[];
  /** Files whose bytes differ, or that are not there. */
  readonly changed: readonly string[];
  /** Files that were written: the changed ones, unless `check` was asked for. */
  readonly written: readonly string[];
  readonly skipped: readonly SkippedInteraction[];
}

const requireOnce = (triggers: readonly TriggerDefinition[]): void => {
  const seen = new Set<string>();
  for (const { id } of triggers) {
    if (seen.has(id)) throw new UsageError(`Two triggers are called "${id}": give each operationId once`);
    seen.add(id);
  }
};

/** Credentials that stand in the configuration as they are: an input must not carry one into a committed file. */
const secretsOf = (config: Config): readonly Secret[] =>
  [config.service?.credentials, config.service?.otherCredentials].flatMap((source) => {
    if (typeof source !== 'object' || 'command' in source) return [];
    const values = { ...source.headers, ...source.query };
    return Object.entries(values).map(([name, value]) => ({ name, value }));
  });

const configured = (config: Config, { documents, profile }: GenerateInput): readonly Contract[] => {
  const triggers = documents.flatMap((d) => d.triggers);
  const ids = triggers.map((t) => t.id);
  requireOnce(triggers);
  checkRuleNames(config);
  requireKnown(
    'trigger',
    Object.keys(config.triggers),
    ids,
    `"triggers" of ${config.file ?? 'the configuration'}`,
  );
  checkInputs(config, triggers);
  const safe: Config = {
    ...config,
    triggers: redact(config.triggers, secretsOf(config)),
    profile: profile ?? config.profile,
  };
  return [draftConfigured(safe, namesOf(config, documents), triggers)];
};

/** Without a configuration, definitions of one title are one provider. */
const plain = ({ documents, profile = 'strict' }: GenerateInput): readonly Contract[] => {
  const titles = [...new Set(documents.map((d) => d.title))];
  return titles.map((title) => {
    const own = documents.filter((d) => d.title === title);
    const triggers = own.flatMap((d) => d.triggers);
    requireOnce(triggers);
    const rules = (trigger: TriggerDefinition) => ruleLevels(trigger, { profile, overrides: {} });
    return draftContract({ ...namesOf({}, own), triggers, rules, profile });
  });
};

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
    await mkdir(folder, { recursive: true });
    await writeFile(path, text);
  } catch (error) {
    throw new UsageError(`Cannot write "${path}": ${messageOf(error)}`, { cause: error });
  }
};

/**
 * Writes the contracts of definitions as Pact files, each whole, so that nothing stale stays in them; or compares the
 * files with what would be written.
 */
export const generate = async (input: GenerateInput, world: Pick<World, 'cwd'>): Promise<Generated> => {
  const contracts = input.config === undefined ? plain(input) : configured(input.config, input);
  if (contracts.every((c) => c.triggers.length === 0)) {
    const files = input.documents.map((d) => `"${d.file}"`).join(', ');
    throw new UsageError(`Nothing to generate: no trigger (an operation with x-ms-trigger) in ${files}`);
  }
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
