import { problem, type Answer } from './answer.ts';
import type { Call } from './call.ts';

/** Who may call: the header that carries the credential, and the tenant of each credential. */
export interface Keys {
  /** Lower case. */
  readonly header: string;
  /** Credential → tenant; the first is the one of the demonstrations. */
  readonly tenants: Readonly<Record<string, string>>;
}

/** What every operation of a trigger does before it does anything else. */
export interface Access {
  /** Answers in place of the operation. */
  readonly intercept: (call: Call) => Answer | undefined;
  /** The tenant of a call; undefined where the credentials are missing or wrong. */
  readonly authorise: (call: Call, keys: Keys) => string | undefined;
  readonly refuse: (call: Call, keys: Keys) => Answer;
}

/** The access of a service that keeps its contract. */
export const access: Access = {
  intercept: () => undefined,
  authorise: (call, keys) => {
    const credential = call.headers[keys.header];
    return typeof credential === 'string' && Object.hasOwn(keys.tenants, credential)
      ? keys.tenants[credential]
      : undefined;
  },
  refuse: () => problem(401, 'The credentials are missing or wrong', [['WWW-Authenticate', 'ApiKey']]),
};

/** The tenant of the demonstrations: whom a careless service takes every caller for. */
export const firstTenant = (keys: Keys): string => Object.values(keys.tenants)[0] ?? '';
