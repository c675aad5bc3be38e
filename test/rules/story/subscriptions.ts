import type { CallbackKind, Json } from '../../../src/model.ts';
import { defined } from '../../../src/defined.ts';
import { exchange, token, type Answer, type How } from './steps.ts';
import { SERVICE, type Step } from './trace.ts';

/** The target of the callback URL that a subscription gave. */
export const callbackTarget = (subscription: string): string =>
  `/workflows/${subscription}/invoke?sp=%2Ftriggers%2Frun&sig=s-${subscription}_x`;

/** The Location of a subscription, as the service writes it. */
export const subscriptionAt = (id: string): string => `${SERVICE}/api/v1/hooks/${id}`;

/** How a registration was made; `callback: null` goes without. */
export interface RegisterHow extends How {
  readonly callback?: string | null;
  readonly kind?: CallbackKind;
  /** Sent without the headers of a workflow run. */
  readonly plain?: true;
}

/** A registration; the usual answer is 201 with a Location of its own. */
export const register =
  (subscription: string, answer: Answer = {}, how: RegisterHow = {}): Step =>
  (teller) => {
    const callback =
      how.callback === undefined ? `http://127.0.0.1:9000${callbackTarget(subscription)}` : how.callback;
    exchange(
      teller,
      'POST',
      '/api/v1/hooks',
      {
        kind: 'register',
        subscription,
        callbackKind:
          how.kind ?? (callback === null ? 'none' : callback.includes('.invalid/') ? 'elsewhere' : 'issued'),
        ...(how.plain === undefined ? {} : { plain: how.plain }),
        ...(callback === null ? {} : { callback }),
      },
      { status: 201, location: subscriptionAt(subscription), body: { id: subscription }, ...answer },
      how,
    );
  };

/** A registration that is refused. */
export const refused = (subscription: string, status: number, how: RegisterHow): Step =>
  register(subscription, { status, location: null, text: '' }, how);

/** What is special about a request to the callback. */
export interface NotifyHow {
  readonly method?: string;
  readonly target?: string;
  readonly type?: string | null;
  readonly body?: Json;
  readonly text?: string;
  /** The body was cut for its size. */
  readonly truncated?: true;
  readonly encoding?: 'invalid';
  readonly status?: number;
  readonly headers?: readonly (readonly [string, string])[];
  /** What the callback's answer asked for, and how it came. */
  readonly retryAfter?: number;
  readonly redirect?: string;
  readonly delay?: number;
  readonly reset?: true;
  readonly givenUp?: number;
  /** The target names no subscription of ours any more. */
  readonly lost?: true;
}

/** A notification that tells of events. */
export const notify =
  (subscription: string, names: readonly string[], how: NotifyHow = {}): Step =>
  (teller) => {
    const type = how.type === undefined ? 'application/json; charset=utf-8' : how.type;
    const body = how.body ?? { alarm: names.map(token).join(' ') };
    teller.add({
      type: 'delivery',
      ...(how.lost === undefined ? { subscription } : {}),
      method: how.method ?? 'POST',
      target: how.target ?? callbackTarget(subscription),
      headers: [...(type === null ? [] : [['content-type', type] as const]), ...(how.headers ?? [])],
      body: how.text ?? JSON.stringify(body),
      ...(how.truncated === undefined ? {} : { truncated: how.truncated }),
      ...(how.encoding === undefined ? {} : { encoding: how.encoding }),
      status: how.status ?? 202,
      ...defined({
        retryAfter: how.retryAfter,
        redirect: how.redirect,
        delay: how.delay,
        reset: how.reset,
        givenUp: how.givenUp,
      }),
    });
  };

/** A DELETE of a subscription, by its Location or by an id that was never given. */
export const unsubscribe =
  (
    subscription: string,
    answer: Answer = { status: 204 },
    how: How & { readonly kind?: 'own' | 'unknown' } = {},
  ): Step =>
  (teller) => {
    const { kind = 'own', ...rest } = how;
    const key = `${subscription} ${kind}`;
    const attempt = (teller.attempts.get(key) ?? 0) + 1;
    teller.attempts.set(key, attempt);
    exchange(
      teller,
      'DELETE',
      `/api/v1/hooks/${kind === 'own' ? subscription : 'never-given'}`,
      { kind: 'unsubscribe', subscription, target: kind, attempt },
      answer,
      rest,
    );
  };
