import { isObject, textOf } from '../../json.ts';
import type { CredentialSource, Credentials, CredentialValues, ServiceConfig } from '../../model.ts';
import type { CredentialStore } from '../../service/credentials.ts';

const isPlain = (source: CredentialSource | 'none' | undefined): boolean =>
  isObject(source) && !('command' in source) && !('login' in source);

const unknown = (name: string): string => `‹secret:${name}›`;

/** Stands for what only a command, a function or a login could tell: the names of it that are written down, if any. */
const standIn = (source: CredentialSource | 'none' | undefined, whose: string): CredentialValues => {
  const named = (part: string): Record<string, string> => {
    const given: unknown = isObject(source) ? (source as Record<string, unknown>)[part] : undefined;
    const names = isObject(given) ? Object.keys(given) : [];
    return Object.fromEntries(names.map((name) => [name, unknown(textOf(name))]));
  };
  const values = { headers: named('headers'), query: named('query') };
  const isNamed = Object.keys(values.headers).length + Object.keys(values.query).length > 0;
  return isNamed ? values : { headers: { Authorization: unknown(`${whose}_CREDENTIALS`) } };
};

/** The credentials of a service as far as they are known without asking anybody. */
export const knownCredentials =
  (service: ServiceConfig, store: CredentialStore) =>
  async (whose: Credentials): Promise<CredentialValues> => {
    if (whose === 'none' || !store.has(whose)) return {};
    const { credentials, otherCredentials, badCredentials } = service;
    const source = { own: credentials, other: otherCredentials, bad: badCredentials ?? credentials }[whose];
    return isPlain(source) ? store.get(whose) : standIn(source, whose);
  };
