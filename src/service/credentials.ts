import { messageOf, UsageError } from '../errors.ts';
import { isObject, parseJson, textOf } from '../json.ts';
import type { Secret } from '../secret.ts';
import type { CredentialSource, Credentials, CredentialValues, ServiceConfig } from '../model.ts';
import { excerptOf, runCommand, type CommandOptions } from './command.ts';
import { inTime } from './in-time.ts';

/** The credentials of a run: whose there are, and how to get them. */
export interface CredentialStore {
  readonly has: (whose: Credentials) => boolean;
  readonly get: (whose: Credentials) => Promise<CredentialValues>;
  /** Runs the command or function again; false where credentials are plain values. */
  readonly renew: () => Promise<boolean>;
  /** Every credential value that was used so far. */
  readonly secrets: () => readonly Secret[];
}

const texts = (value: unknown): Record<string, string> =>
  isObject(value) ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, textOf(v)])) : {};

const checked = (value: unknown, from: string): CredentialValues => {
  if (!isObject(value))
    throw new UsageError(`Credentials from ${from} are no JSON object with "headers" or "query"`);
  const values = { headers: texts(value['headers']), query: texts(value['query']) };
  for (const [name, secret] of [...Object.entries(values.headers), ...Object.entries(values.query)]) {
    if (secret.length < 6)
      throw new UsageError(
        `The credential "${name}" from ${from} is shorter than 6 characters and could not be redacted`,
      );
  }
  return values;
};

const called = async (source: () => CredentialValues | Promise<CredentialValues>): Promise<unknown> => {
  try {
    return await source();
  } catch (cause) {
    throw new UsageError(`The configuration’s function for credentials failed: ${messageOf(cause)}`, {
      cause,
    });
  }
};

const wrong = (value: string): string => {
  const scheme = /^([A-Za-z][A-Za-z0-9-]*)\s+\S/.exec(value)?.[1];
  if (scheme?.toLowerCase() === 'basic') return `${scheme} ${btoa('triggerpact:no-such-user')}`;
  return scheme === undefined ? 'triggerpact-wrong-key' : `${scheme} triggerpact-wrong-token`;
};

const falsified = (values: CredentialValues): CredentialValues => {
  const all = (record: Readonly<Record<string, string>> | undefined): Record<string, string> =>
    Object.fromEntries(Object.entries(record ?? {}).map(([k, v]) => [k, wrong(v)]));
  return { headers: all(values.headers), query: all(values.query) };
};

const isEmpty = (values: CredentialValues): boolean =>
  Object.keys(values.headers ?? {}).length + Object.keys(values.query ?? {}).length === 0;

const isValues = (source: CredentialSource | 'none' | undefined): source is CredentialValues =>
  source !== undefined && source !== 'none' && typeof source !== 'function' && !('command' in source);

/** Reads the credentials of a service's configuration, each source once until it is renewed. */
export const createCredentials = (service: ServiceConfig, command: CommandOptions): CredentialStore => {
  const known = new Map<Credentials, { values: Promise<CredentialValues>; until: number }>();
  const secrets = new Map<string, Secret>();

  const remember = (whose: string, values: CredentialValues): CredentialValues => {
    for (const [name, value] of [
      ...Object.entries(values.headers ?? {}),
      ...Object.entries(values.query ?? {}),
    ]) {
      if (!secrets.has(value))
        secrets.set(value, { name: whose === 'own' ? name : `${whose} ${name}`, value });
    }
    return values;
  };

  const read = async (source: CredentialSource): Promise<CredentialValues> => {
    if (typeof source === 'function') {
      const given = await inTime(called(source), command.signal, 'The function for credentials');
      return checked(given, 'the configuration’s function');
    }
    if (!('command' in source)) return source;
    const name = `"${source.command.join(' ')}"`;
    const { code, stdout, stderr } = await runCommand(source.command, command);
    if (code !== 0)
      throw new UsageError(
        `The credentials command ${name} ended with code ${code}: ${excerptOf(stderr, 300, command)}`,
      );
    return checked(parseJson(stdout), name);
  };

  const load = async (whose: Credentials): Promise<CredentialValues> => {
    if (whose === 'none') return {};
    if (whose === 'bad') {
      const bad = service.badCredentials;
      if (bad === 'none') return {};
      return bad === undefined ? falsified(await get('own')) : remember(whose, await read(bad));
    }
    const source = whose === 'own' ? service.credentials : service.otherCredentials;
    return source === undefined ? {} : remember(whose, await read(source));
  };

  const lifetime = (whose: Credentials): number => {
    const source =
      whose === 'own' ? service.credentials : whose === 'other' ? service.otherCredentials : undefined;
    return source !== undefined && typeof source !== 'function' && 'command' in source
      ? (source.refresh ?? Infinity)
      : Infinity;
  };

  const get = (whose: Credentials): Promise<CredentialValues> => {
    const have = known.get(whose);
    if (have !== undefined && performance.now() < have.until) return have.values;
    const values = load(whose);
    known.set(whose, { values, until: performance.now() + lifetime(whose) });
    return values;
  };

  const hasOwn =
    service.credentials !== undefined && !(isValues(service.credentials) && isEmpty(service.credentials));

  return {
    has(whose) {
      if (whose === 'bad')
        return service.badCredentials !== 'none' && (service.badCredentials !== undefined || hasOwn);
      return whose === 'own' ? hasOwn : whose === 'other' ? service.otherCredentials !== undefined : true;
    },
    get,
    renew() {
      if (service.credentials === undefined || isValues(service.credentials)) return Promise.resolve(false);
      known.delete('own');
      return Promise.resolve(true);
    },
    secrets: () => [...secrets.values()],
  };
};
