import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { seconds, seen } from '../shared/wording.ts';
import { cutBody } from '../shared/cut-body.ts';
import { isLongEnough, tooShort } from '../shared/waits.ts';
import { afterAnotherDelete, deliveryOf, goneInstead, type Later } from './after-delete.ts';
import { COMPARE_WHOLE, differInQueryAlone } from './query-alone.ts';
import { hasCome, isUnread, livingAt, watchedFor } from './registrations.ts';

interface Silenced extends Later {
  /** What was deleted receives the event. */
  readonly isInstead?: true;
}

/** Only what shares its path with the deleted one is silent: another one that was there as well received the event. */
const fellWithItsPath = ({ subscription, event }: Later, view: WebhookView): boolean => {
  const gone = view.subscriptions.find((s) => s.goneAt !== undefined && differInQueryAlone(s, subscription));
  return (
    gone?.goneAt !== undefined &&
    [...livingAt(gone.goneAt, view), ...view.shaped].some(
      (s) => !differInQueryAlone(s, gone) && hasCome(event, s),
    )
  );
};

/** What to do where a DELETE was answered, and took another one. */
const ITS_OWN =
  'Let a DELETE remove the subscription whose id its URL names, and no other: not the newest, nor the first that is found.';

export const deleteRemovesOnlyItsOwn = defineRule<WebhookView, Silenced>({
  id: 'U-04',
  slug: 'delete-removes-only-its-own',
  title: 'A DELETE leaves every other subscription alive',
  why: 'Somebody switches a flow off, and the flows of everybody else go silent.',
  repair: 'Delete by the id in Location, not by user, event type or callback host.',
  example: {
    breaks: 'DELETE /subscriptions/7 → 204\nVoicemail 42 arrives\nNothing is sent to the callback of 8',
    keeps:
      'DELETE /subscriptions/7 → 204\nVoicemail 42 arrives\nPOST https://flow.example/run?sig=s2 { "id": 42 } (the callback of 8)',
  },
  source: 'Training unit on webhook triggers (Microsoft Learn)',
  level: { strict: 'error', field: 'error' },
  after: [
    'W-03',
    'W-04',
    'W-05',
    'U-01',
    'U-02',
    'U-10',
    'U-07',
    'S-03',
    'C-01',
    'C-02',
    'W-13',
    'W-22',
    'L-03',
    'C-19',
  ],
  needsEvents: true,
  noSubject: 'no event was caused while one subscription was deleted and another was alive',
  *subjects(view) {
    if (!view.attributable) return;
    const instead = goneInstead(view);
    for (const later of instead) yield { ...later, isInstead: true };
    for (const later of afterAnotherDelete(view))
      if (!instead.some((l) => l.subscription === later.subscription)) yield later;
  },
  about: ({ subscription }) => [subscription.id],
  *judge(later, view) {
    if (deliveryOf(later) !== undefined) return;
    if (isUnread(later.event, later.subscription)) {
      yield cutBody('A notification');
      return;
    }
    const waited = watchedFor(later.subscription, later.event, view);
    if (later.isInstead === true) {
      yield {
        message: `After another subscription was deleted, this one no longer receives events (waited ${seconds(waited ?? 0)}), and the deleted one does`,
        repair: ITS_OWN,
        seen: seen(later.subscription.registration.exchange, 'callback'),
      };
      return;
    }
    if (!isLongEnough(waited, view.settle)) {
      yield tooShort(view.settle);
      return;
    }
    const isAlike = fellWithItsPath(later, view);
    yield {
      message: `After another subscription was deleted, ${isAlike ? 'whose callback differs only in its query, ' : ''}this one no longer receives events (waited ${seconds(waited)})`,
      ...(isAlike ? { repair: COMPARE_WHOLE } : {}),
      seen: seen(later.subscription.registration.exchange, 'callback'),
    };
  },
});
