import type { Access } from './access.ts';
import { access, firstTenant } from './access.ts';

type AccessFault = {
  readonly name: string;
  readonly description: string;
  readonly change: { readonly access: Partial<Access> };
};

/** Faults of every service, below what it does; each service adds the rules that see them. */
export const accessFaults = {
  resets: {
    name: 'resets-connections',
    description: 'The connection of every trigger call is reset before an answer.',
    change: { access: { intercept: () => ({ status: 0, headers: [], transport: 'reset' }) } },
  },
  hangs: {
    name: 'hangs',
    description: 'A trigger call is taken and never answered.',
    change: { access: { intercept: () => ({ status: 0, headers: [], transport: 'hang' }) } },
  },
  html: {
    name: 'answers-html',
    description: 'Every trigger call is answered 200 with the HTML page of a proxy.',
    change: {
      access: {
        intercept: () => ({
          status: 200,
          headers: [['Content-Type', 'text/html']],
          body: '<!doctype html><title>Scheduled maintenance</title><p>Back soon.</p>',
        }),
      },
    },
  },
  anyone: {
    name: 'needs-no-credentials',
    description: 'The trigger calls take wrong credentials for the right ones.',
    change: { access: { authorise: (_, keys) => firstTenant(keys) } },
  },
  oneTenant: {
    name: 'every-key-is-one-tenant',
    description: 'Every valid credential is taken for that of the first tenant.',
    change: {
      access: {
        authorise: (call, keys) =>
          access.authorise(call, keys) === undefined ? undefined : firstTenant(keys),
      },
    },
  },
} as const satisfies Record<string, AccessFault>;
