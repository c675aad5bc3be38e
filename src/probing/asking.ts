import { addressOf, mounted } from '../address.ts';
import { fillVariables, type Environment } from '../config/environment.ts';
import { UsageError } from '../errors.ts';
import type { Json } from '../json.ts';
import type { CredentialSource, CredentialValues, HeaderList, ServiceConfig } from '../model.ts';
import type { World } from '../world.ts';
import type { Asking } from './ask-list.ts';

/** What a user says about a running service. */
export interface ServiceAsked {
  readonly url: string;
  /** `Name: value`, with `${VARIABLE}` of the environment. */
  readonly headers: readonly string[];
  /** `name=value` */
  readonly inputs: readonly string[];
}

/** ms for an answer, and bytes of it. */
const LIMITS = { timeout: 20_000, maxBody: 5_000_000 };

const headerOf = (text: string, environment: Environment): readonly [string, string] => {
  const [, name, value] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*:\s*(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new UsageError(
      "Option \"--header\" is written as 'Name: value', as in 'Authorization: Bearer ${TOKEN}'",
    );
  const filled = fillVariables(value, environment, (variable, hint) => {
    throw new UsageError(
      `The environment variable "${variable}" is not set${hint}; --header "${name}" needs it`,
    );
  });
  return [name, filled];
};

const inputOf = (text: string): readonly [string, Json] => {
  const at = text.indexOf('=');
  if (at < 1) throw new UsageError(`Option "--input" is written as NAME=VALUE, not "${text}"`);
  return [text.slice(0, at), text.slice(at + 1)];
};

const isPlain = (source: CredentialSource | undefined): source is CredentialValues =>
  source !== undefined && typeof source !== 'function' && !('command' in source || 'login' in source);

/** The constants and plain credentials of a configuration, for its own origin only. */
const configured = (
  origin: string,
  service: ServiceConfig | undefined,
): { readonly headers: HeaderList; readonly query: Readonly<Record<string, string>> } => {
  if (service?.address.origin !== origin) return { headers: [], query: {} };
  const { credentials } = service;
  const values = isPlain(credentials) ? credentials : {};
  return {
    headers: Object.entries({ ...service.headers, ...values.headers }),
    query: values.query ?? {},
  };
};

/** How a running service is asked: where, with which credentials, and within which limits. */
export const askingOf = (
  { url, headers, inputs }: ServiceAsked,
  basePath: string,
  service: ServiceConfig | undefined,
  { env, signal, learn }: Pick<World, 'env' | 'signal'> & Partial<Pick<World, 'learn'>>,
): Asking => {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !['http:', 'https:'].includes(parsed.protocol))
    throw new UsageError(`Option "--url" is an http or https URL, not "${url}"`);
  if (parsed.username !== '' || parsed.password !== '')
    throw new UsageError('Option "--url" holds credentials: give them with --header');
  const address = mounted(addressOf(url), basePath);
  const own = configured(address.origin, service);
  const given = headers.map((text) => headerOf(text, env));
  learn?.(() => given.map(([name, value]) => ({ name, value })));
  const names = new Set(given.map(([name]) => name.toLowerCase()));
  return {
    address,
    headers: [...own.headers.filter(([name]) => !names.has(name.toLowerCase())), ...given],
    query: own.query,
    inputs: Object.fromEntries(inputs.map(inputOf)),
    limits: { ...LIMITS, signal },
  };
};
