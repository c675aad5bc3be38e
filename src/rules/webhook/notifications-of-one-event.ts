import { itemsOf, type Delivery } from '../../evidence/deliveries.ts';
import type { Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { isObject, textOf, toPointer, type Json } from '../../json.ts';
import { keptOf } from '../../kept.ts';
import type { EventEntry } from '../../model.ts';
import { nameWords } from '../../name-words.ts';
import { attemptsAt, wasTaken, type Attempts } from './attempts.ts';

/** Words in names of what a sender may write anew with each attempt. */
const OF_ATTEMPT = new Set(
  'attempt attempts try tries retry retries delivery delivered sent time timestamp datetime date signature nonce trace request'.split(
    ' ',
  ),
);

const isOfAttempt = (name: string): boolean => nameWords(name).some((word) => OF_ATTEMPT.has(word));

const leavesOf = (value: Json, at: readonly string[] = []): readonly (readonly [string, string])[] => {
  if (Array.isArray(value)) return value.flatMap((v, i) => leavesOf(v as Json, [...at, String(i)]));
  if (isObject(value))
    return Object.entries(value).flatMap(([name, v]) =>
      isOfAttempt(name) ? [] : leavesOf(v, [...at, name]),
    );
  return [[toPointer(at), textOf(value)]];
};

/** How many values are not the same in both; 0 where only what belongs to the attempt differs. */
const unlikeness = (one: Json, other: Json): number => {
  const [a, b] = [new Map(leavesOf(one)), new Map(leavesOf(other))];
  return [...new Set([...a.keys(), ...b.keys()])].filter((at) => a.get(at) !== b.get(at)).length;
};

const toldOf = (
  event: EventEntry,
  delivery: Delivery,
  { trigger, settings }: WebhookView,
): readonly Json[] =>
  delivery.json === undefined
    ? [delivery.entry.body]
    : itemsOf(delivery, trigger, settings)
        .filter((item) => item.events.includes(event))
        .map((item) => item.value);

/** How unlike what two requests tell of an event is; of several things the most alike ones count. */
const distance = (event: EventEntry, one: Delivery, other: Delivery, view: WebhookView): number =>
  Math.min(
    Infinity,
    ...toldOf(event, one, view).flatMap((a) => toldOf(event, other, view).map((b) => unlikeness(a, b))),
  );

/** Whether the notifications of one event are alike, as callbacks that behave were sent them: then no repeat is told from the next one. */
const areAlike = keptOf((view: WebhookView): boolean =>
  attemptsAt(view.subscriptions, view).some(({ event, attempts }) => {
    const taken = attempts.filter(wasTaken);
    return taken.some((one, i) => taken.slice(i + 1).some((d) => distance(event, one, d, view) === 0));
  }),
);

/** The attempts at one notification that the next request may be another one of: the most alike, of these what has waited longest. */
const nearest = (all: readonly Delivery[][], next: Delivery, event: EventEntry, view: WebhookView) =>
  all
    .map((attempts) => {
      const last = attempts.at(-1) ?? next;
      const unlike = Math.min(...attempts.map((d) => distance(event, d, next, view)));
      return { attempts, unlike, isTaken: wasTaken(last), at: last.entry.at };
    })
    .toSorted((a, b) => a.unlike - b.unlike || Number(a.isTaken) - Number(b.isTaken) || a.at - b.at)[0];

/** Parts the attempts of one event by the notification that they are attempts at: no more of them than one emit rightly causes. */
const parted = ({ attempts, event }: Attempts, view: WebhookView): readonly (readonly Delivery[])[] => {
  const all: Delivery[][] = [];
  for (const next of attempts) {
    const near = nearest(all, next, event, view);
    const isRepeat = near?.unlike === 0 && !near.isTaken && !areAlike(view);
    if (near === undefined || (all.length < view.settings.perEmit && !isRepeat)) all.push([next]);
    else near.attempts.push(next);
  }
  return all;
};

/** The attempts at subscriptions, for each notification that reached them: of one event there may be several, by `perEmit`. */
export const notificationsAt = (
  subscriptions: readonly Subscription[],
  view: WebhookView,
): readonly Attempts[] =>
  attemptsAt(subscriptions, view).flatMap((a) =>
    view.settings.perEmit === 1 ? [a] : parted(a, view).map((attempts) => ({ ...a, attempts })),
  );

/** Whether a request may be another attempt at the notification of one before it, and not the next notification of the same event. */
export const mayRepeat = (later: Delivery, before: Delivery, view: WebhookView): boolean =>
  before.events.some(
    (event) =>
      later.events.includes(event) &&
      (view.settings.perEmit === 1 || (distance(event, before, later, view) === 0 && !areAlike(view))),
  );
