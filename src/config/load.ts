import { dirname } from 'node:path';
import { defined } from '../defined.ts';
import { UsageError } from '../errors.ts';
import type { Config } from '../model/config.ts';
import type { World } from '../world.ts';
import { checkAddresses } from './check-addresses.ts';
import { checkConfig } from './check.ts';
import { checkCredentials } from './credentials.ts';
import { fillEnvironment, type Environment } from './environment.ts';
import { findConfig, shownPath } from './find.ts';
import type { ConfigInput } from './input.ts';
import { readModule, readObject, type ModuleSource } from './module.ts';
import { normalise } from './normalise.ts';
import { readUtf8File } from './read-file.ts';
import { secretsIn } from './secrets.ts';
import { readSource } from './source.ts';

/** A configuration that a program gives as an object, and the folder that its paths and commands start from. */
export interface GivenConfig {
  readonly input: ConfigInput;
  /** Absolute. */
  readonly folder: string;
}

/** Where a configuration is looked for, and what may be missing. */
export interface LoadOptions {
  /** A file or a folder, or the configuration itself; default: the working folder. */
  readonly path?: string | GivenConfig;
  readonly cwd: string;
  readonly env: Environment;
  /** Ends the wait for a configuration that is a module. */
  readonly signal?: AbortSignal;
  /** No configuration is no mistake. */
  readonly allowMissing?: boolean;
  /** The command calls no service, so unset variables of service, callback and emits do no harm. */
  readonly offline?: boolean;
  /** The command calls the broker; without it, unset variables of `broker` do no harm. */
  readonly broker?: boolean;
  /** Learns every secret of the configuration before anything is said of it. */
  readonly learn?: World['learn'];
}

/** A configuration that was read, and where its parts stand. */
interface Loaded extends Pick<Config, 'locate'> {
  readonly input: ConfigInput;
}

const loadDocument = async (absolute: string, file: string, options: LoadOptions): Promise<Loaded> => {
  const source = readSource(file, await readUtf8File(absolute, `configuration "${file}"`));
  const offline = options.offline === true;
  const needs = { service: !offline, broker: options.broker === true };
  const { value, used } = fillEnvironment(source, options.env, needs);
  const secrets = secretsIn(value, used);
  options.learn?.(() => secrets);
  const input = checkConfig(value, source);
  checkAddresses(input, source);
  if (!offline) checkCredentials(input, source);
  return { input, ...defined({ locate: source.locate }) };
};

const checkModule = ({ raw, source }: ModuleSource, { learn }: LoadOptions): ConfigInput => {
  const secrets = secretsIn(source.value);
  learn?.(() => secrets);
  checkConfig(source.value, source);
  const input = raw as ConfigInput;
  checkAddresses(input, source);
  checkCredentials(input, source);
  return input;
};

/** Reads, checks and completes the configuration. Undefined only where it may be missing. */
export const loadConfig = async (options: LoadOptions): Promise<Config | undefined> => {
  const { path } = options;
  if (typeof path === 'object')
    return normalise(checkModule(readObject(path.input, 'config'), options), undefined, path.folder);
  const absolute = await findConfig(options.cwd, path);
  if (absolute === undefined) {
    if (options.allowMissing === true) return undefined;
    throw new UsageError(
      `No triggerpact.yaml in "${options.cwd}": "triggerpact init" writes one; or name it with --config`,
    );
  }
  const file = shownPath(options.cwd, absolute);
  const isModule = /\.[cm]?[jt]s$/.test(absolute);
  const { input, locate }: Loaded = isModule
    ? { input: checkModule(await readModule(absolute, file, options.signal), options) }
    : await loadDocument(absolute, file, options);
  return { ...normalise(input, file, dirname(absolute)), ...defined({ locate }) };
};

/** The same, where it may not be missing. */
export const requireConfig = async (options: Omit<LoadOptions, 'allowMissing'>): Promise<Config> => {
  const config = await loadConfig(options);
  if (config === undefined)
    throw new UsageError('No configuration: "triggerpact init" writes triggerpact.yaml');
  return config;
};
