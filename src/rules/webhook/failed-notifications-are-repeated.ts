import { isGone, isSuccess } from '../../evidence/status.ts';
import type { Delivery } from '../../evidence/deliveries.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import type { Remark } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { seconds, seen } from '../shared/wording.ts';
import { answered, mayPass, wasTaken, type Attempts } from './attempts.ts';
import { notificationsAt } from './notifications-of-one-event.ts';
import { renamedEvent } from './renamed-events.ts';
import { livelyBetween } from './standstills.ts';
import { unlikeOthers } from './unlike-others.ts';

interface Failures {
  readonly all: readonly Attempts[];
}

/** ms; clocks and timers differ a little. */
const EARLY = 100;

const failed = ({ attempts }: Attempts): Delivery | undefined => attempts.find(mayPass);

const repeatOf = ({ attempts }: Attempts, first: Delivery): Delivery | undefined =>
  attempts.find((d) => d.entry.at > first.entry.at);

/** ms beyond the time that was asked for after which a repeat is overdue; back-off and jitter may well take some. */
const OVERDUE = 7000;

const lost = (all: readonly Attempts[], view: WebhookView): Remark | undefined => {
  for (const a of all) {
    const first = failed(a);
    const asked = first?.entry.retryAfter;
    // Where the callback did not say when to come again, a long back-off cannot be waited for.
    if (first === undefined || asked === undefined || repeatOf(a, first) !== undefined) continue;
    const waited = livelyBetween(view, first.entry.at, a.until);
    if (waited > asked * 1000 + OVERDUE)
      return {
        message: `A notification that was answered ${answered(first)} did not come again within ${seconds(waited)}; the answer asked for another try after ${asked} s`,
        seen: seen(first.entry, 'body'),
      };
  }
  return undefined;
};

/** A subscription that the service ended by itself after one failure that passes, as its DELETE shows. */
const dropped = (all: readonly Attempts[], view: WebhookView): Remark | undefined => {
  const answerTo = (id: string): number | undefined =>
    view.unsubscribes.find((u) => u.subscription === id && u.target === 'own' && u.attempt === 1)?.status;
  // Another one's DELETE must be understood, or this one's says nothing.
  if (!view.strained.some((s) => isSuccess(answerTo(s.id)))) return undefined;
  for (const { subscription } of all) {
    const [only, ...more] = subscription.deliveries;
    if (only === undefined || more.length > 0 || !mayPass(only) || !isGone(answerTo(subscription.id)))
      continue;
    return {
      message: `After one notification was answered ${answered(only)} the subscription was gone: nothing more came, and its DELETE was answered ${answerTo(subscription.id) ?? 0}`,
      repair:
        'End a subscription at 410, or when it has failed for long; one busy moment is no reason to forget a flow.',
      seen: seen(only.entry, 'body'),
    };
  }
  return undefined;
};

/** ms after which a notification that failed will not follow another one that was repeated. */
const FORGOTTEN = 2000;

/** When another event that failed with this one, or after it, was repeated at the same callback and taken. */
const otherTaken = (first: Delivery, a: Attempts, all: readonly Attempts[]): number | undefined => {
  const later = all.filter(
    (b) =>
      b.subscription === a.subscription &&
      b.event !== a.event &&
      (failed(b)?.entry.at ?? -Infinity) >= first.entry.at,
  );
  const wanted = [...first.events, ...later.map((b) => b.event)].filter((e) => e !== a.event);
  return a.subscription.deliveries.find(
    (d) => d.entry.at > first.entry.at && wasTaken(d) && d.events.some((e) => wanted.includes(e)),
  )?.entry.at;
};

/** A failure that was forgotten over another one at the same callback. */
const forgotten = (all: readonly Attempts[]): Remark | undefined => {
  for (const a of all) {
    const first = failed(a);
    if (first === undefined || repeatOf(a, first) !== undefined) continue;
    const taken = otherTaken(first, a, all);
    if (taken !== undefined && taken + FORGOTTEN < a.until)
      return {
        message: `An event whose notification was answered ${answered(first)} was never told again, though another one that failed with it, or later, at the same callback was repeated, and taken`,
        repair:
          'Keep every event whose notification failed until it has been taken, not only the first or the last.',
        seen: seen(first.entry, 'body'),
      };
  }
  return undefined;
};

const early = (all: readonly Attempts[]): Remark | undefined => {
  for (const a of all) {
    // Many heed it of a 429 alone, and come again to a 503 as they think best.
    const first = a.attempts.find((d) => d.entry.status === 429 && d.entry.retryAfter !== undefined);
    const again = first === undefined ? undefined : repeatOf(a, first);
    const asked = (first?.entry.retryAfter ?? 0) * 1000;
    if (first === undefined || again === undefined || again.entry.at - first.entry.at >= asked - EARLY)
      continue;
    return {
      message: `A notification that was answered ${answered(first)} with Retry-After: ${first.entry.retryAfter} came again after ${seconds(again.entry.at - first.entry.at)}`,
      seen: seen(again.entry, 'time'),
    };
  }
  return undefined;
};

const renamed = (all: readonly Attempts[], view: WebhookView): Remark | undefined => {
  const found = renamedEvent(all, view.settings.arrivedId, view);
  if (found === undefined) return undefined;
  const { repeat, pointer, before, after } = found;
  return {
    message: `The repeat of a notification has another id than the first attempt: "${before}" became "${after}"`,
    seen: seen(repeat.entry, 'body', { pointer }),
  };
};

export const failedNotificationsAreRepeated = defineRule<WebhookView, Failures>({
  id: 'C-07',
  slug: 'failed-notifications-are-repeated',
  title: 'A notification that is answered 408, 429 or 5xx is repeated, after the time that was asked for',
  why: 'The platform answers 429 when too many runs are waiting. An event that is given up then is lost.',
  repair: 'Repeat with growing pauses, not before Retry-After is over, with the same event id.',
  example: {
    breaks: 'POST https://flow.example/run?sig=s1 { "id": 42 } → 429, Retry-After: 2\n(nothing more)',
    keeps:
      'POST https://flow.example/run?sig=s1 { "id": 42 } → 429, Retry-After: 2\n(2 s later) POST https://flow.example/run?sig=s1 { "id": 42 } → 202',
  },
  source: 'Workflow triggers in Azure Logic Apps (429); Standard Webhooks; REST Hooks',
  level: { strict: 'warning', field: 'warning' },
  after: ['C-01', 'C-02', 'C-06', 'U-04', 'C-12'],
  needsEvents: true,
  noSubject: 'no notification was answered 408, 429 or 5xx',
  subjects: (view) => {
    const all = notificationsAt(view.strained, view).filter((a) => failed(a) !== undefined);
    return all.length === 0 ? [] : [{ all }];
  },
  *judge({ all }, view) {
    for (const remark of [
      dropped(all, view),
      lost(all, view) ?? forgotten(all) ?? unlikeOthers(all, view),
      early(all),
      renamed(all, view),
    ])
      if (remark !== undefined) yield remark;
  },
});
