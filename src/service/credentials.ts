import type { Secret } from '../secret.ts';
import type { CredentialSource, Credentials, CredentialValues, ServiceConfig } from '../model.ts';
import type { CommandOptions } from './command.ts';
import { falsify } from './falsify.ts';
import { readCredentials } from './read-credentials.ts';

/** The credentials of a run: whose there are, and how to get them. */
export interface CredentialStore {
  readonly has: (whose: Credentials) => boolean;
  readonly get: (whose: Credentials) => Promise<CredentialValues>;
  /** Runs the command or function again; false where credentials are plain values. */
  readonly renew: () => Promise<boolean>;
  /** Every credential value that was used so far. */
  readonly secrets: () => readonly Secret[];
}

const isValues = (source: CredentialSource): source is CredentialValues =>
  typeof source !== 'function' && !('command' in source);

const isEmpty = (values: CredentialValues): boolean =>
  Object.keys(values.headers ?? {}).length + Object.keys(values.query ?? {}).length === 0;

const isGiven = (source: CredentialSource | undefined): source is CredentialSource =>
  source !== undefined && !(isValues(source) && isEmpty(source));

const hasCredentials = (whose: Credentials, service: ServiceConfig): boolean => {
  const { credentials, otherCredentials, badCredentials } = service;
  const isBadGiven = badCredentials === undefined ? isGiven(credentials) : badCredentials !== 'none';
  const has = {
    own: isGiven(credentials),
    other: otherCredentials !== undefined,
    bad: isBadGiven,
    none: true,
  };
  return has[whose];
};

const sourceOf = (whose: Credentials, service: ServiceConfig): CredentialSource | undefined => {
  const { credentials, otherCredentials, badCredentials } = service;
  const sources = { own: credentials, other: otherCredentials, bad: badCredentials, none: undefined };
  const source = sources[whose];
  return source === 'none' ? undefined : source;
};

/** ms for which credentials hold before they are read again; bad ones need not be fresh. */
const lifetimeOf = (whose: Credentials, service: ServiceConfig): number => {
  const source = whose === 'bad' ? undefined : sourceOf(whose, service);
  return source !== undefined && typeof source !== 'function' && 'command' in source
    ? (source.refresh ?? Infinity)
    : Infinity;
};

/** Reads the credentials of a service's configuration, each source once until it is renewed. */
export const createCredentials = (service: ServiceConfig, command: CommandOptions): CredentialStore => {
  const known = new Map<Credentials, { values: Promise<CredentialValues>; until: number }>();
  const secrets = new Map<string, Secret>();

  const remember = (whose: Credentials, { headers, query }: CredentialValues): void => {
    for (const [name, value] of [...Object.entries(headers ?? {}), ...Object.entries(query ?? {})]) {
      if (!secrets.has(value))
        secrets.set(value, { name: whose === 'own' ? name : `${whose} ${name}`, value });
    }
  };

  const load = async (whose: Credentials): Promise<CredentialValues> => {
    if (whose === 'bad' && service.badCredentials === undefined) return falsify(await get('own'));
    const source = sourceOf(whose, service);
    if (source === undefined) return {};
    const values = await readCredentials(source, command);
    remember(whose, values);
    return values;
  };

  const get = (whose: Credentials): Promise<CredentialValues> => {
    const have = known.get(whose);
    if (have !== undefined && performance.now() < have.until) return have.values;
    const values = load(whose);
    known.set(whose, { values, until: performance.now() + lifetimeOf(whose, service) });
    return values;
  };

  return {
    has: (whose) => hasCredentials(whose, service),
    get,
    renew() {
      if (service.credentials === undefined || isValues(service.credentials)) return Promise.resolve(false);
      known.delete('own');
      return Promise.resolve(true);
    },
    secrets: () => [...secrets.values()],
  };
};
