import type { Registration } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { answerOf, requestLine, seen } from '../shared/wording.ts';
import { unanswered } from '../shared/unanswered.ts';
import { deliveryOf, leaksOfCycles } from './after-delete.ts';

interface Cycles {
  /** In order; the last one may be refused. */
  readonly registrations: readonly Registration[];
}

export const switchingOnAndOffUsesNothingUp = defineRule<WebhookView, Cycles>({
  id: 'L-04',
  slug: 'switching-on-and-off-uses-nothing-up',
  title: 'A flow can be switched on and off again and again',
  why: 'A subscription that is only half removed counts against a quota. After so many edits no flow can be switched on any more.',
  repair: 'Count only the subscriptions that are alive, and remove a deleted one wholly.',
  example: {
    breaks:
      'POST /subscriptions, DELETE /subscriptions/… (20 times)\nPOST /subscriptions\n403 Forbidden { "error": "too many webhooks" }',
    keeps: 'POST /subscriptions, DELETE /subscriptions/… (25 times)\nPOST /subscriptions\n201 Created',
  },
  source:
    'Notes of connector authors; quotas of 3 and of 20 subscriptions in readmes of certified connectors',
  level: { strict: 'error', field: 'error' },
  after: ['W-02', 'U-01', 'U-02', 'U-03', 'U-10', 'L-02'],
  noSubject: 'no subscription was registered and deleted again and again',
  subjects: (view) => {
    const registrations = view.registrations.filter((r) => r.callbackKind === 'cycled');
    return registrations.length < 2 ? [] : [{ registrations }];
  },
  *judge({ registrations }, view) {
    const last = registrations.at(-1);
    const { leaks, areMost } = leaksOfCycles(view);
    const [leak] = leaks;
    if (leak !== undefined && !areMost) {
      const delivery = deliveryOf(leak);
      yield {
        message: `${view.cycled.length} subscriptions were registered and deleted at once, and ${leaks.length} of them still ${leaks.length === 1 ? 'receives' : 'receive'} events`,
        ...(delivery === undefined ? {} : { seen: seen(delivery.entry, 'body') }),
      };
    }
    if (last === undefined || last.accepted) return;
    const open = unanswered(last.exchange);
    yield (
      open ?? {
        message: `After ${registrations.length - 1} registrations, each of which was deleted at once, ${requestLine(last.exchange)} was answered ${answerOf(last.exchange)}`,
        seen: seen(last.exchange, 'status', { value: last.status ?? null }),
      }
    );
  },
});
