import type { ConfigInput, ServiceInput } from '../config/input.ts';
import { defined } from '../defined.ts';
import { UsageError } from '../errors.ts';
import type { VerifyOptions } from '../verification/options.ts';
import { prepare } from '../verification/prepare.ts';
import type { VerifyInput } from '../verification/verify-input.ts';
import type { World } from '../world.ts';
import { isUnderTest } from './open-service.ts';
import type { TriggerSuiteOptions } from './options.ts';

/** Stands for the service until it listens; nothing is sent there. */
const UNOPENED = 'http://127.0.0.1';

const NAME = 'the options of describeTriggers';

const urlOfText = (service: unknown): string | undefined =>
  typeof service === 'string' || service instanceof URL ? String(service).replace(/\/+$/, '') : undefined;

const serviceInput = ({ service, ...options }: TriggerSuiteOptions): ServiceInput | undefined => {
  const { aliases, headers, credentials, otherCredentials, badCredentials } = options;
  const connection = defined({ aliases, headers, credentials, otherCredentials, badCredentials });
  if (isUnderTest(service)) return { url: urlOfText(service) ?? UNOPENED, ...connection };
  return service === undefined ? undefined : { ...service, ...connection };
};

/** All that is left is as a configuration has it, and checked as one: a misspelt option is told. */
const inputOf = (options: TriggerSuiteOptions): ConfigInput => {
  const {
    aliases: _a,
    headers: _h,
    credentials: _c,
    otherCredentials: _o,
    badCredentials: _b,
    ...more
  } = options;
  const { only: _l, noEvents: _e, noPact: _p, cwd: _w, signal: _s, config: _f, service: _v, ...rest } = more;
  return { ...rest, ...defined({ service: serviceInput(options) }) };
};

const NEVER_IN_A_FILE = new Set(['config', 'service', 'only', 'noEvents', 'noPact', 'cwd', 'signal']);

/** What a configuration's file says already must not be said again: one of the two would be overlooked. */
const requireOne = (options: TriggerSuiteOptions): void => {
  const { config, definitions, service } = options;
  const again = Object.keys(options).find((key) => !NEVER_IN_A_FILE.has(key));
  if (config !== undefined && again !== undefined)
    throw new UsageError(`Cannot use ${NAME}: "config" names "${config}", so say "${again}" in that file`);
  if (config === undefined && definitions === undefined)
    throw new UsageError(
      `Cannot use ${NAME}: give "definitions", or the path of a triggerpact.yaml as "config"`,
    );
  if (config === undefined && service === undefined)
    throw new UsageError('No service to test: give "service", a listener, a server or a URL');
};

/** Loads and checks everything that can be known before the run. */
export const loadSuites = (options: TriggerSuiteOptions, world: World): Promise<VerifyInput> => {
  requireOne(options);
  const { config, service, only, noEvents, noPact } = options;
  const asked: VerifyOptions = {
    configs: [],
    triggers: only ?? [],
    noEvents: noEvents === true,
    noPact: noPact === true,
    // What is handed over runs already, or will: what a configuration starts would be another one.
    ...(isUnderTest(service) ? { url: urlOfText(service) ?? UNOPENED } : {}),
  };
  return prepare(config ?? { input: inputOf(options), folder: world.cwd }, asked, world);
};
