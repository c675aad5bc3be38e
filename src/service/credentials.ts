import type { Secret } from '../secret.ts';
import type { CredentialSource, Credentials, CredentialValues, ServiceConfig } from '../model.ts';
import type { CommandOptions } from './command.ts';
import { falsify } from './falsify.ts';
import { readCredentials } from './read-credentials.ts';

/** The credentials of a run: whose there are, and how to get them. */
export interface CredentialStore {
  readonly has: (whose: Credentials) => boolean;
  readonly get: (whose: Credentials) => Promise<CredentialValues>;
  /** Has refused ones read anew, unless they already were: logged in, printed, given again. False where they are plain values. */
  readonly renew: (whose: Credentials, refused: CredentialValues) => Promise<boolean>;
  /** Every credential value that was used so far, and what logins gave besides. */
  readonly secrets: () => readonly Secret[];
}

const isValues = (source: CredentialSource): source is CredentialValues =>
  typeof source !== 'function' && !('command' in source || 'login' in source);

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
  return source !== undefined && typeof source !== 'function' && 'refresh' in source
    ? (source.refresh ?? Infinity)
    : Infinity;
};

/** Credentials that were asked for, and what they are once they are there. */
interface Known {
  readonly values: Promise<CredentialValues>;
  readonly until: number;
  given?: CredentialValues;
}

/** Reads the credentials of a service's configuration, each source once until it is renewed. */
export const createCredentials = (service: ServiceConfig, command: CommandOptions): CredentialStore => {
  const known = new Map<Credentials, Known>();
  const secrets = new Map<string, Secret>();

  const learn = (whose: Credentials, found: readonly Secret[]): void => {
    for (const { name, value } of found)
      if (!secrets.has(value))
        secrets.set(value, { name: whose === 'own' ? name : `${whose} ${name}`, value });
  };

  const load = async (whose: Credentials): Promise<CredentialValues> => {
    if (whose === 'bad' && service.badCredentials === undefined) return falsify(await get('own'));
    const source = sourceOf(whose, service);
    if (source === undefined) return {};
    const { values, saved } = await readCredentials(source, service, command);
    const used = [...Object.entries(values.headers ?? {}), ...Object.entries(values.query ?? {})];
    learn(whose, [...used.map(([name, value]) => ({ name, value })), ...saved]);
    return values;
  };

  const get = (whose: Credentials): Promise<CredentialValues> => {
    const have = known.get(whose);
    if (have !== undefined && performance.now() < have.until) return have.values;
    const values = load(whose);
    const asked: Known = { values, until: performance.now() + lifetimeOf(whose, service) };
    known.set(whose, asked);
    values.then(
      (given) => (asked.given = given),
      () => undefined,
    );
    return values;
  };

  return {
    has: (whose) => hasCredentials(whose, service),
    get,
    renew(whose, refused) {
      const source = whose === 'bad' ? undefined : sourceOf(whose, service);
      if (source === undefined || isValues(source)) return Promise.resolve(false);
      // Of several calls that were refused at once, the first renews for all: a second login may end the first.
      if (known.get(whose)?.given === refused) known.delete(whose);
      return Promise.resolve(true);
    },
    secrets: () => [...secrets.values()],
  };
};
