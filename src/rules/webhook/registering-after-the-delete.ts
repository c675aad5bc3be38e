import type { Registration, Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import type { EventEntry } from '../../model.ts';
import { expectedEvents } from '../../evidence/events.ts';
import { defineRule } from '../rule.ts';
import { answerOf, requestLine, seconds, seen } from '../shared/wording.ts';
import { unanswered } from '../shared/unanswered.ts';
import { isLongEnough } from '../shared/waits.ts';
import {
  expectedBy,
  hasCome,
  isUnread,
  livingAt,
  strainedFrom,
  usualRegistrations,
  watchedFor,
} from './registrations.ts';

interface Renewed {
  readonly registration: Registration;
  /** When the DELETE before it was answered. */
  readonly goneAt: number;
  /** Its callback is that of a subscription which was deleted. */
  readonly hasOldCallback: boolean;
  /** The DELETE was accepted for later (202). */
  readonly isPending: boolean;
}

/** What to do where a callback that comes back is taken for the deleted one. */
const OLD =
  'Make a new subscription for a callback that comes back, with an id of its own, and let what cleans up after a DELETE remove only what was deleted.';

/** Whether a callback is that of a subscription which was deleted at once. */
const isOld = ({ callback, exchange }: Registration, { cycled }: WebhookView): boolean =>
  cycled.some((s) => s.registration.callback === callback && (s.goneAt ?? Infinity) <= exchange.at);

const isMissing = (event: EventEntry, subscription: Subscription, view: WebhookView): boolean =>
  !hasCome(event, subscription) && isLongEnough(watchedFor(subscription, event, view), view.settle);

/** Events that a renewed subscription missed although it was watched for them and another one had them. */
const missed = ({ registration }: Renewed, view: WebhookView): number | undefined => {
  const subscription = view.subscriptions.find((s) => s.id === registration.subscription);
  if (subscription === undefined || !view.attributable) return undefined;
  const events = expectedEvents(view.events, view.trigger.id).filter(
    (e) => e.at > subscription.from && e.at < strainedFrom(view),
  );
  // A service that missed others before anything was deleted did not begin to by the DELETE.
  if (view.subscriptions.some((s) => expectedBy(s, view).some((e) => isMissing(e, s, view))))
    return undefined;
  // One that came later did not live through the same DELETEs.
  const witnesses = [...view.subscriptions, ...view.shaped].filter(
    (s) => s !== subscription && s.from <= subscription.from,
  );
  const lost = events.find(
    (e) =>
      isMissing(e, subscription, view) && !isUnread(e, subscription) && witnesses.some((s) => hasCome(e, s)),
  );
  return lost === undefined ? undefined : watchedFor(subscription, lost, view);
};

/** What a callback that was registered again misses while others misbehave, and every subscription beside it receives. */
const lapsed = ({ registration, hasOldCallback }: Renewed, view: WebhookView): number | undefined => {
  const subscription = view.subscriptions.find((s) => s.id === registration.subscription);
  if (subscription === undefined || !hasOldCallback || !view.attributable) return undefined;
  const lost = expectedEvents(view.events, view.trigger.id).find((e) => {
    const others = livingAt(e.at, view).filter((s) => s !== subscription);
    return (
      e.at >= strainedFrom(view) &&
      e.at < view.restartedAt &&
      isMissing(e, subscription, view) &&
      !isUnread(e, subscription) &&
      others.length > 0 &&
      others.every((s) => hasCome(e, s))
    );
  });
  return lost === undefined ? undefined : watchedFor(subscription, lost, view);
};

export const registeringAfterTheDelete = defineRule<WebhookView, Renewed>({
  id: 'L-02',
  slug: 'registering-after-the-delete',
  title: 'After a DELETE the same inputs can be registered again at once, and are notified',
  why: 'A flow that is saved again, or switched off and on, registers with the same inputs. “Already exists” then leaves it without a trigger.',
  repair: 'Free everything that a subscription holds, its name too, before its DELETE is answered.',
  example: {
    breaks:
      'DELETE /subscriptions/7 → 204\nPOST /subscriptions (the same inputs)\n409 Conflict { "error": "a webhook with this name already exists" }',
    keeps: 'DELETE /subscriptions/7 → 204\nPOST /subscriptions (the same inputs)\n201 Created',
  },
  source:
    'Create a webhook trigger (Microsoft Learn); readmes of certified connectors (“webhook with name already exists”)',
  level: { strict: 'error', field: 'error' },
  after: ['W-02', 'U-01', 'U-02', 'U-10', 'W-22', 'L-03', 'U-04'],
  noSubject: 'no subscription could be deleted and registered again',
  subjects: (view) => {
    const gone = view.subscriptions.filter((s) => s.goneAt !== undefined);
    const [goneAt] = gone.map((s) => s.goneAt ?? Infinity).sort((a, b) => a - b);
    if (goneAt === undefined) return [];
    const isPending = gone.some((s) => s.unsubscribes.some((u) => u.status === 202));
    return usualRegistrations(view)
      .filter((r) => r.exchange.at >= goneAt)
      .map((registration) => ({
        registration,
        goneAt,
        isPending,
        hasOldCallback: isOld(registration, view),
      }));
  },
  about: ({ registration }) => [registration.subscription],
  *judge(renewed, view) {
    const { exchange, accepted, status } = renewed.registration;
    const what = renewed.hasOldCallback ? 'inputs and the callback' : 'inputs';
    if (!accepted) {
      const open = unanswered(exchange);
      if (open !== undefined) {
        yield open;
        return;
      }
      yield {
        message: `${requestLine(exchange)} with the ${what} of a subscription that was deleted ${seconds(exchange.at - renewed.goneAt)} before was answered ${answerOf(exchange)}`,
        seen: seen(exchange, 'status', { value: status ?? null }),
        ...(renewed.isPending ? { lowered: 'the DELETE was answered 202, and may be under way' } : {}),
      };
      return;
    }
    const waited = missed(renewed, view);
    const later = waited === undefined ? lapsed(renewed, view) : undefined;
    const repair = renewed.hasOldCallback ? { repair: OLD } : {};
    if (waited !== undefined)
      yield {
        message: `A subscription with the ${what} of one that was deleted before was accepted and receives nothing (waited ${seconds(waited)}); another one does`,
        seen: seen(exchange, 'callback'),
        ...repair,
      };
    if (later !== undefined)
      yield {
        message: `A subscription with the ${what} of one that was deleted before was accepted, and some time later it receives nothing any more (waited ${seconds(later)}); every other one does`,
        seen: seen(exchange, 'callback'),
        ...repair,
      };
  },
});
