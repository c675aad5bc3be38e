import type { SecurityScheme } from '../../model.ts';
import { queryOf, type MockCall } from './call.ts';

const parts = (basic: string): readonly string[] => {
  try {
    return atob(basic).split(':');
  } catch {
    return [];
  }
};

const isKey = (given: string | undefined, key: string): boolean =>
  given === key || given?.replace(/^[A-Za-z][\w-]*\s+/, '') === key;

/** Whether a scheme is one that a request can be checked by. */
export const isCheckable = (scheme: SecurityScheme): boolean =>
  scheme.type === 'apiKey'
    ? scheme.in !== undefined && scheme.parameter !== undefined
    : ['basic', 'bearer', 'oauth2', 'openIdConnect'].includes(scheme.type);

/**
 * Whether a call carries the mock's key as a scheme asks: an API key with or without a word before it, a token after
 * `Bearer`, user name or password of `Basic`.
 */
export const carriesKey = (call: MockCall, scheme: SecurityScheme, key: string): boolean => {
  const { authorization } = call.headers;
  if (scheme.type === 'apiKey') {
    const name = scheme.parameter ?? '';
    return scheme.in === 'query'
      ? queryOf(call).some((q) => q.name === name && isKey(q.value, key))
      : isKey(call.headers[name.toLowerCase()], key);
  }
  const [word = '', value = ''] = (authorization ?? '').split(/\s+/, 2);
  return scheme.type === 'basic'
    ? word.toLowerCase() === 'basic' && parts(value).includes(key)
    : word.toLowerCase() === 'bearer' && value === key;
};

/** The credentials of a connection to the mock, by one scheme. */
export const credentialsFor = (
  scheme: SecurityScheme,
  key: string,
): {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
} => {
  if (scheme.type === 'apiKey') {
    const pair = { [scheme.parameter ?? '']: key };
    return scheme.in === 'query' ? { query: pair } : { headers: pair };
  }
  return {
    headers: { Authorization: scheme.type === 'basic' ? `Basic ${btoa(`mock:${key}`)}` : `Bearer ${key}` },
  };
};

/** Query parameters that carry credentials: they never go into a link or Location. */
export const secretNames = (security: readonly SecurityScheme[]): readonly string[] =>
  security.flatMap((s) => (s.in === 'query' && s.parameter !== undefined ? [s.parameter] : []));
