import { UsageError } from '../errors.ts';
import type { Config } from '../model/config.ts';
import type { World } from '../world.ts';
import type { Environment } from './environment.ts';
import { findConfig } from './find.ts';
import type { ConfigInput } from './input.ts';

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

/** Reads, checks and completes the configuration. Undefined only where it may be missing. */
export const loadConfig = async (options: LoadOptions): Promise<Config | undefined> => {
  const { path } = options;
  if (typeof path === 'object') return (await import('./read-config.ts')).readGivenConfig(path, options);
  const absolute = await findConfig(options.cwd, path);
  if (absolute === undefined) {
    if (options.allowMissing === true) return undefined;
    throw new UsageError(
      `No triggerpact.yaml in "${options.cwd}": "triggerpact init" writes one; or name it with --config`,
    );
  }
  return (await import('./read-config.ts')).readConfigFile(absolute, options);
};

/** The same, where it may not be missing. */
export const requireConfig = async (options: Omit<LoadOptions, 'allowMissing'>): Promise<Config> => {
  const config = await loadConfig(options);
  if (config === undefined)
    throw new UsageError('No configuration: "triggerpact init" writes triggerpact.yaml');
  return config;
};
