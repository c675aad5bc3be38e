import { randomBytes } from 'node:crypto';
import { ACCEPTED, type Script } from './answer-script.ts';
import type { CallbackSecrets } from './callback-url.ts';

/** A callback that was issued, and for whom. */
export interface IssuedCallback extends CallbackSecrets {
  readonly trigger: string;
  readonly subscription: string;
}

/** The callbacks that a receiver issued, and what is answered there. */
export interface Callbacks {
  /** Makes the secrets of a new callback, and notes whose it is; its path is that of the subscription `like`, if named. */
  readonly issue: (trigger: string, subscription: string, like?: string) => CallbackSecrets;
  /** Notes that a subscription was deleted: what names only a path that it shares is meant for another. */
  readonly retire: (subscription: string) => void;
  /** Gives the callback of one subscription to another from now on. */
  readonly handOver: (from: string, to: string) => void;
  /** Answers the requests to a subscription's callbacks by a script from now on. */
  readonly script: (subscription: string, answers: (attempt: number) => Script) => void;
  /** The callback that a raw request-target names. */
  readonly at: (target: string) => IssuedCallback | undefined;
  /** What the next request is answered. */
  readonly next: (callback: IssuedCallback | undefined, method: string) => Script;
}

/** Where several callbacks share the path that a target names, each of them is meant in turn. */
const inTurn = (named: readonly IssuedCallback[], turns: Map<string, number>): IssuedCallback | undefined => {
  const [first] = named;
  if (first === undefined) return undefined;
  const turn = turns.get(first.path) ?? 0;
  turns.set(first.path, turn + 1);
  return named[turn % named.length];
};

/** No callbacks yet. */
export const createCallbacks = (): Callbacks => {
  const issued: IssuedCallback[] = [];
  const retired = new Set<string>();
  const turns = new Map<string, number>();
  const scripts = new Map<string, (attempt: number) => Script>();
  const attempts = new Map<string, number>();
  return {
    issue(trigger, subscription, like) {
      const path = issued.find((i) => i.subscription === like)?.path ?? randomBytes(16).toString('hex');
      const signature = randomBytes(32).toString('base64url');
      issued.push({ trigger, subscription, path, signature });
      return { path, signature };
    },
    script: (subscription, answers) => void scripts.set(subscription, answers),
    handOver(from, subscription) {
      const at = issued.findIndex((i) => i.subscription === from);
      const callback = issued[at];
      if (callback !== undefined) issued[at] = { ...callback, subscription };
    },
    retire: (subscription) => void retired.add(subscription),
    // Also a target that was damaged on its way through the service is known by one of its two secrets.
    at(target) {
      const signed = issued.find((i) => target.includes(i.signature));
      if (signed !== undefined) return signed;
      const named = issued.filter((i) => target.includes(i.path));
      const left = named.filter((i) => !retired.has(i.subscription));
      return inTurn(left.length > 0 ? left : named, turns);
    },
    next(callback, method) {
      if (callback === undefined) return { status: 404 };
      const attempt = (attempts.get(callback.subscription) ?? 0) + 1;
      attempts.set(callback.subscription, attempt);
      const usual: Script = method === 'POST' ? ACCEPTED : { status: 405, headers: { Allow: 'POST' } };
      return scripts.get(callback.subscription)?.(attempt) ?? usual;
    },
  };
};
