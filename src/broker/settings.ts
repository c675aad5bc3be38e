import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { defined } from '../defined.ts';
import { messageOf, UsageError } from '../errors.ts';
import type { Secret } from '../secret.ts';
import type { Config } from '../model.ts';

/** Where the broker is and how it knows us. */
export interface BrokerSettings {
  /** Without a trailing slash, and without credentials in it. */
  readonly url: string;
  /** Value of the Authorization header. */
  readonly authorization?: string;
  /** PEM text of an authority to trust besides the usual ones. */
  readonly ca?: string;
  /** What must not be printed. */
  readonly secrets: readonly Secret[];
}

type Environment = Readonly<Record<string, string | undefined>>;
type Written = Partial<NonNullable<Config['broker']>>;

const fromEnvironment = (environment: Environment): Written => {
  const names = {
    url: 'PACT_BROKER_BASE_URL',
    token: 'PACT_BROKER_TOKEN',
    username: 'PACT_BROKER_USERNAME',
    password: 'PACT_BROKER_PASSWORD',
  } as const;
  return Object.fromEntries(
    Object.entries(names).flatMap(([key, name]) => {
      const value = environment[name] ?? '';
      return value === '' ? [] : [[key, value]];
    }),
  );
};

const given = (written: Written): Written =>
  Object.fromEntries(Object.entries(written).filter(([, value]) => value !== ''));

/** Credentials of one place only: half a pair from a file and half from the environment is a mistake to find. */
const credentialsOf = (configured: Written, environment: Written): Written =>
  configured.token !== undefined || configured.username !== undefined ? configured : environment;

const authorizationOf = ({ token, username, password }: Written): string | undefined => {
  if (token !== undefined && username !== undefined)
    throw new UsageError('The broker takes a token or a user name with a password, not both');
  if (token !== undefined) return `Bearer ${token}`;
  if (username === undefined) return undefined;
  return `Basic ${Buffer.from(`${username}:${password ?? ''}`).toString('base64')}`;
};

const readAuthority = async (path: string): Promise<string> => {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`Cannot read \`broker.ca\` "${path}": ${messageOf(cause)}`, { cause });
  });
  if (!text.includes('-----BEGIN CERTIFICATE-----'))
    throw new UsageError(`Cannot use \`broker.ca\` "${path}": it holds no PEM certificate`);
  return text;
};

const parseUrl = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new UsageError('The URL of the Pact Broker is no http or https URL: correct `broker.url`');
  return url;
};

/** The broker of a configuration, completed from the environment's PACT_BROKER_* variables. */
export const brokerSettings = async (
  config: Pick<Config, 'broker' | 'folder'>,
  environment: Environment,
): Promise<BrokerSettings> => {
  const [configured, variables] = [given(config.broker ?? {}), fromEnvironment(environment)];
  const written = configured.url ?? variables.url;
  if (written === undefined)
    throw new UsageError(
      'No Pact Broker: set `broker.url` in the configuration, or PACT_BROKER_BASE_URL in the environment',
    );
  const url = parseUrl(written);
  const inUrl =
    url.username === ''
      ? {}
      : { username: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  const credentials = credentialsOf(configured, { ...inUrl, ...variables });
  const authorization = authorizationOf(credentials);
  const secrets = [authorization, credentials.token, credentials.password]
    .filter((value) => value !== undefined)
    .map((value) => ({ name: 'broker', value }));
  return {
    url: `${url.origin}${url.pathname.replace(/\/+$/, '')}`,
    ...defined({ authorization }),
    ...(configured.ca === undefined
      ? {}
      : { ca: await readAuthority(resolve(config.folder, configured.ca)) }),
    secrets,
  };
};
