import { defined } from '../defined.ts';
import { matchesTemplate } from '../evidence/location.ts';
import type { CallbackKind, Credentials, Exchange, TriggerConfig, TriggerDefinition } from '../model.ts';
import { bodyText, buildRequest } from '../request/build.ts';
import { platformHeaders } from '../request/platform-headers.ts';
import type { PollerContext } from './chain.ts';
import { staticHeaders } from './policies.ts';

/** The callback that a registration carries. */
export type Callback =
  { readonly kind: 'none' } | { readonly kind: Exclude<CallbackKind, 'none'>; readonly url: string };

/** How a registration differs from that of a maker's flow. */
export interface RegisterHow {
  /** `plain`: without the headers that a workflow run adds. */
  readonly headers?: 'platform' | 'plain';
  /** Instead of those of the configuration. */
  readonly inputs?: TriggerConfig['inputs'];
}

/** Registers and deletes subscriptions as the platform does. */
export interface Subscriber {
  /** Sends the registration; without a callback the property is left out. */
  readonly register: (
    subscription: string,
    credentials: Credentials,
    callback: Callback,
    how?: RegisterHow,
  ) => Promise<Exchange>;
  /** Sends DELETE to a raw target with credentials, the connection's if not said, and nothing else (U-01). */
  readonly unsubscribe: (
    subscription: string,
    target: string,
    kind: 'own' | 'unknown',
    attempt: number,
    credentials?: Credentials,
  ) => Promise<Exchange>;
}

/**
 * Headers that the declared DELETE requires: the platform has nothing to fill them with, so they are not sent even where
 * they are constants of the connection (D-12, U-01), unless a policy sets them.
 */
const unfillable = (trigger: TriggerDefinition, path: string): string[] =>
  trigger.unsubscribe
    .filter((u) => matchesTemplate(path, u.path))
    .flatMap((u) =>
      u.parameters.filter((p) => p.in === 'header' && p.required).map((p) => p.name.toLowerCase()),
    );

/** A subscriber for one webhook trigger. */
export const createSubscriber = ({
  trigger,
  config,
  overlay,
  client,
  address,
}: PollerContext): Subscriber => {
  const { basePath } = address;
  return {
    register(subscription, credentials, callback, { headers = 'platform', inputs = config.inputs } = {}) {
      const built = buildRequest(trigger, {
        inputs,
        basePath,
        ...(callback.kind === 'none' ? { omitCallback: true } : { callback: callback.url }),
        ...defined({ overlay }),
      });
      const body = bodyText(built);
      return client.call({
        trigger: trigger.id,
        mustFinish: true,
        intent: {
          kind: 'register',
          subscription,
          callbackKind: callback.kind,
          ...(callback.kind === 'none' ? {} : { callback: callback.url }),
          ...(headers === 'plain' ? { plain: true as const } : {}),
        },
        credentials,
        method: built.method,
        target: built.target,
        headers: Object.entries({
          ...(headers === 'platform' ? platformHeaders(trigger.id) : {}),
          ...built.headers,
          ...staticHeaders(trigger.policies),
        }),
        ...defined({ body }),
      });
    },
    unsubscribe(subscription, target, kind, attempt, credentials = 'own') {
      const fixed = staticHeaders(trigger.policies);
      const set = new Set(Object.keys(fixed).map((name) => name.toLowerCase()));
      const path = target.split('?')[0]?.slice(basePath.length) ?? '';
      return client.call({
        trigger: trigger.id,
        intent: { kind: 'unsubscribe', subscription, target: kind, attempt },
        credentials,
        method: 'DELETE',
        target,
        headers: Object.entries({ ...platformHeaders(trigger.id), ...fixed }),
        without: unfillable(trigger, path).filter((name) => !set.has(name)),
      });
    },
  };
};
