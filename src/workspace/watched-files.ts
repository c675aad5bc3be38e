import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { CONFIG_NAMES, findConfig } from '../config/find.ts';
import { loadConfig } from '../config/load.ts';
import { defined } from '../defined.ts';
import type { Config } from '../model.ts';
import type { World } from '../world.ts';
import { findCompanions } from './find-companions.ts';
import { findDefinitions } from './find-definitions.ts';
import { namedConfigs } from './load-configs.ts';

/** What a command reads: configurations, definitions named beside them, a folder of contracts. */
export interface Reads {
  readonly configs: readonly string[];
  readonly definitions: readonly string[];
  readonly contracts?: string;
}

/** A definition, and everything that belongs to it or would if it were there. */
const withCompanions = async (file: string): Promise<readonly string[]> => {
  const folder = dirname(file);
  const names = await readdir(folder);
  const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
  const { lookedFor, properties } = await findCompanions({ names, read, shown: String }, basename(file));
  const beside = [...lookedFor, ...(properties === undefined ? [] : [properties]), 'settings.json'];
  return [file, ...beside.map((name) => resolve(folder, name))];
};

/** The files behind some patterns; of a pattern that nothing matches yet, the file that it names. */
const definitionsOf = async (patterns: readonly string[], from: string): Promise<readonly string[]> => {
  const each = patterns.map(async (pattern) => {
    const found = await findDefinitions([pattern], from).catch(() => [resolve(from, pattern)]);
    return Promise.all(found.map((file) => withCompanions(file).catch(() => [file])));
  });
  return (await Promise.all(each)).flat(2);
};

const contractsIn = async (folder: string): Promise<readonly string[]> => {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.json')).map((name) => join(folder, name));
};

const filesOf = async (config: Config): Promise<readonly string[]> => [
  ...(await definitionsOf(config.definitions, config.folder)),
  ...(await contractsIn(resolve(config.folder, config.contracts))),
];

/** The configuration at a path, and what it names; only where it may be, while it is missing or broken. */
const behindConfig = async (
  path: string | undefined,
  { cwd, env, learn, signal }: Pick<World, 'cwd' | 'env' | 'learn' | 'signal'>,
): Promise<readonly string[]> => {
  const file = await findConfig(cwd, path).catch(() => undefined);
  const folder = resolve(cwd, path ?? '');
  if (file === undefined) return [folder, ...CONFIG_NAMES.map((name) => join(folder, name))];
  const config = await loadConfig({
    cwd,
    env,
    learn,
    signal,
    allowMissing: true,
    offline: true,
    ...defined({ path }),
  }).catch(() => undefined);
  return config === undefined ? [file] : [file, ...(await filesOf(config))];
};

/** Absolute paths of the files that a command reads, or would read if they were there; each once. */
export const watchedFiles = async (
  { configs, definitions, contracts }: Reads,
  world: Pick<World, 'cwd' | 'env' | 'learn' | 'signal'>,
): Promise<readonly string[]> => {
  const found = [
    ...(await Promise.all(namedConfigs(configs).map((path) => behindConfig(path, world)))).flat(),
    ...(await definitionsOf(definitions, world.cwd)),
    ...(contracts === undefined ? [] : await contractsIn(resolve(world.cwd, contracts))),
  ];
  return [...new Set(found)];
};
