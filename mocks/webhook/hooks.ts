import { access, type Keys } from '../http/access.ts';
import { empty, json, problem, type Answer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { objectionTo } from './callback.ts';
import type { Notification, Receipt } from './post.ts';
import type { Registry, Subscription, Wish } from './registry.ts';

/** Something that happened, as subscribers hear of it. */
export interface Notice {
  readonly tenant: string;
  readonly topic: string;
  readonly body: unknown;
}

/** A registration that has just been answered. */
export interface Registration {
  readonly call: Call;
  readonly subscription: Subscription;
  /** Path of the subscriptions. */
  readonly collection: string;
  readonly registry: Registry;
  readonly latest: Notice | undefined;
  readonly send: (notification: Notification) => Promise<Receipt | undefined>;
}

/** A DELETE; `subscription` is the caller's own of that id, where there is one. */
export interface Cancellation {
  readonly call: Call;
  readonly id: string;
  readonly subscription: Subscription | undefined;
  readonly registry: Registry;
}

/** How a service keeps subscriptions and notifies them, in replaceable parts. */
export interface Hooks {
  /** The verbs that subscriptions are registered and ended with. */
  readonly verbs: { readonly register: string; readonly cancel: string };
  readonly objection: (callback: unknown) => string | undefined;
  /** Answers a proper registration that is not wanted. */
  readonly refusal: (registry: Registry, wish: Wish) => Answer | undefined;
  readonly subscribe: (registry: Registry, wish: Wish) => Subscription | Promise<Subscription>;
  /** The last word on the answer to a registration. */
  readonly registered: (answer: Answer, registration: Registration) => Answer;
  /** What a refused registration leaves behind. */
  readonly refused: (registry: Registry, wish: Wish) => void;
  readonly mayCancel: (call: Call, keys: Keys) => string | undefined;
  readonly cancel: (cancellation: Cancellation) => Answer | Promise<Answer>;
  /** Paths beside the collection where a subscription can be deleted. */
  readonly aliases: readonly string[];
  readonly recipients: (registry: Registry, notice: Notice) => readonly Subscription[];
  /** Whether a subscriber hears of an event although so many notifications to it wait to be repeated. */
  readonly admits: (repeats: number) => boolean;
  /** What is sent of the events that wait for one subscriber. */
  readonly bundle: (bodies: readonly unknown[]) => readonly unknown[];
  /** ms by which the events of a subscriber are later than those of others. */
  readonly delay: (registry: Registry, subscription: Subscription) => number;
  readonly isLive: (registry: Registry, subscription: Subscription) => boolean;
  readonly notification: (subscription: Subscription, body: unknown, attempt: number) => Notification;
  /** What follows an attempt: nothing more, the end of the subscription, a pause in ms, or another URL. */
  readonly next: (
    receipt: Receipt | undefined,
    attempt: number,
    subscription: Subscription,
  ) => 'done' | 'gone' | number | { to: string };
  /** What a restart leaves of the subscriptions. */
  readonly restarted: (registry: Registry) => void;
}

const attempts = 5;

/** A notification as the contract wants it. */
export const notificationOf = (subscription: Subscription, body: unknown): Notification => ({
  method: 'POST',
  url: subscription.callback,
  headers: [
    ['Content-Type', 'application/json; charset=utf-8'],
    ['User-Agent', 'reference-service/1.0'],
  ],
  body: JSON.stringify(body),
});

/** Live subscriptions of the tenant that want the topic. */
export const interested = (subscriptions: readonly Subscription[], notice: Notice): Subscription[] =>
  subscriptions.filter(
    (s) => s.tenant === notice.tenant && (s.topics.length === 0 || s.topics.includes(notice.topic)),
  );

/** The hooks of a service that keeps its contract. */
export const hooks = {
  verbs: { register: 'POST', cancel: 'DELETE' },
  objection: objectionTo,
  refusal: () => undefined,
  // A platform repeats a registration whose answer it missed: one callback is one subscription.
  subscribe: (registry, wish) => {
    const same = registry.live().find((s) => s.callback === wish.callback && s.tenant === wish.tenant);
    if (same !== undefined && same.topics.join('\n') === wish.topics.join('\n')) return same;
    if (same !== undefined) registry.end(same.id);
    return registry.add(wish);
  },
  registered: (answer) => answer,
  refused: () => undefined,
  mayCancel: access.authorise,
  cancel: ({ subscription, registry }) => {
    if (subscription === undefined) return problem(404, 'No such subscription');
    registry.end(subscription.id);
    return empty(204);
  },
  aliases: [],
  recipients: (registry, notice) => interested(registry.live(), notice),
  admits: () => true,
  bundle: (bodies) => bodies,
  delay: () => 0,
  isLive: (registry, subscription) => registry.find(subscription.id) !== undefined,
  notification: notificationOf,
  next: (receipt: Receipt | undefined, attempt: number) => {
    const status = receipt?.status ?? 0;
    if (status === 410) return 'gone';
    const passing = status === 0 || status === 408 || status === 429 || status >= 500;
    if (!passing || attempt + 1 >= attempts) return 'done';
    return Math.max(500 * 2 ** attempt, Math.min(receipt?.retryAfter ?? 0, 60) * 1000);
  },
  restarted: () => undefined,
} satisfies Hooks;

/** The answer to a registration: 201, and where to delete it. */
export const created = (location: string, body: unknown): Answer => json(201, body, [['Location', location]]);
