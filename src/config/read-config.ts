import { dirname } from 'node:path';
import { defined } from '../defined.ts';
import type { Config } from '../model/config.ts';
import { checkAddresses } from './check-addresses.ts';
import { checkConfig } from './check.ts';
import { checkCredentials } from './credentials.ts';
import { fillEnvironment } from './environment.ts';
import { shownPath } from './find.ts';
import type { ConfigInput } from './input.ts';
import type { GivenConfig, LoadOptions } from './load.ts';
import { readModule, readObject, type ModuleSource } from './module.ts';
import { normalise } from './normalise.ts';
import { readUtf8File } from './read-file.ts';
import { secretsIn } from './secrets.ts';
import { readSource } from './source.ts';

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

/** A configuration that a program gives, checked and completed. */
export const readGivenConfig = ({ input, folder }: GivenConfig, options: LoadOptions): Config =>
  normalise(checkModule(readObject(input, 'config'), options), undefined, folder);

/** The configuration of a file, checked and completed. */
export const readConfigFile = async (absolute: string, options: LoadOptions): Promise<Config> => {
  const file = shownPath(options.cwd, absolute);
  const isModule = /\.[cm]?[jt]s$/.test(absolute);
  const { input, locate }: Loaded = isModule
    ? { input: checkModule(await readModule(absolute, file, options.signal), options) }
    : await loadDocument(absolute, file, options);
  return { ...normalise(input, file, dirname(absolute)), ...defined({ locate }) };
};
