import { textOf, valueAt } from '../../json.ts';
import type { Delivery } from '../../evidence/deliveries.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import type { Remark } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { seconds, seen } from '../shared/wording.ts';
import { answered, attemptsAt, mayPass, type Attempts } from './attempts.ts';

interface Failures {
  readonly all: readonly Attempts[];
}

/** ms; clocks and timers differ a little. */
const EARLY = 100;

const failed = ({ attempts }: Attempts): Delivery | undefined => attempts.find(mayPass);

const repeatOf = ({ attempts }: Attempts, first: Delivery): Delivery | undefined =>
  attempts.find((d) => d.entry.at > first.entry.at);

const lost = (all: readonly Attempts[]): Remark | undefined => {
  const never = all.flatMap((a) => {
    const first = failed(a);
    return first === undefined || repeatOf(a, first) !== undefined
      ? []
      : [{ first, waited: a.until - first.entry.at }];
  });
  // A long back-off cannot be waited for; where the callback said how long, it need not be.
  const asked = never.find(
    ({ first, waited }) => waited > ((first.entry.retryAfter ?? Infinity) + 0.3) * 1000,
  );
  const isAll = never.length === all.length;
  const [shown = asked] = asked === undefined ? [] : [asked];
  if (shown === undefined || (!isAll && asked === undefined)) return undefined;
  const answers = [...new Set(never.map(({ first }) => answered(first)))].join(', ');
  return {
    message: `Notifications that were answered ${answers} did not come again within ${seconds(shown.waited)}; the answer asked for another try after ${shown.first.entry.retryAfter ?? 0} s`,
    seen: seen(shown.first.entry, 'body'),
  };
};

const early = (all: readonly Attempts[]): Remark | undefined => {
  for (const a of all) {
    const first = a.attempts.find((d) => d.entry.retryAfter !== undefined);
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

const renamed = (all: readonly Attempts[], pointer: string | undefined): Remark | undefined => {
  if (pointer === undefined) return undefined;
  for (const { attempts } of all) {
    const [first, ...again] = attempts;
    const id = first?.json === undefined ? undefined : valueAt(first.json, pointer);
    const other = again.find(
      (d) => d.json !== undefined && textOf(valueAt(d.json, pointer) ?? null) !== textOf(id ?? null),
    );
    if (id === undefined || other === undefined) continue;
    return {
      message: `The repeat of a notification has another id than the first attempt: "${textOf(id)}" became "${textOf(valueAt(other.json ?? null, pointer) ?? null)}"`,
      seen: seen(other.entry, 'body', { pointer }),
    };
  }
  return undefined;
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
  after: ['C-01', 'C-02', 'C-06', 'C-12'],
  needsEvents: true,
  noSubject: 'no notification was answered 408, 429 or 5xx',
  subjects: (view) => {
    const all = attemptsAt(view.strained, view).filter((a) => failed(a) !== undefined);
    return all.length === 0 ? [] : [{ all }];
  },
  *judge({ all }, view) {
    for (const remark of [lost(all), early(all), renamed(all, view.settings.arrivedId)])
      if (remark !== undefined) yield remark;
  },
});
