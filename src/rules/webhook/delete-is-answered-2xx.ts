import type { Delivery } from '../../evidence/deliveries.ts';
import { isGone, isSuccess } from '../../evidence/status.ts';
import type { Unsubscribe } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { ownDeletes, signOfLife } from './own-deletes.ts';
import { defineRule } from '../rule.ts';
import { answerOf, requestLine, seconds, seen } from '../shared/wording.ts';
import { unanswered } from '../shared/unanswered.ts';

/** What to do where a Location is no longer known, and its subscription lives. */
const KEEP =
  'Store the id in Location with the subscription, and find it by that and the tenant: not by a token, nor by what a restart makes anew.';

/** What to add where the subscription was notified until then. */
const lived = ({ entry }: Delivery, { exchange }: Unsubscribe, { restartedAt }: WebhookView): string =>
  `, though the subscription was notified ${seconds(exchange.at - entry.at)} before${entry.at > restartedAt ? ', after a restart of the service' : ''}`;

export const deleteIsAnswered2xx = defineRule<WebhookView, Unsubscribe>({
  id: 'U-02',
  slug: 'delete-is-answered-2xx',
  title: 'The DELETE of a subscription is answered 200, 202 or 204',
  why: 'An error makes the platform repeat the DELETE, and leaves the maker with a flow that cannot be cleaned up.',
  repair: 'Delete the subscription and answer 204.',
  example: {
    breaks: 'DELETE /subscriptions/7\n500 Internal Server Error',
    keeps: 'DELETE /subscriptions/7\n204 No Content',
  },
  source: 'Survey of certified connectors (200 and 204 are declared); Create a webhook trigger',
  level: { strict: 'error', field: 'warning' },
  after: ['W-03', 'W-04', 'W-05', 'W-22', 'U-07', 'U-01', 'U-10'],
  noSubject: 'no subscription could be deleted',
  subjects: (view) => ownDeletes(view).filter((r) => r.attempt === 1),
  about: (r) => [r.subscription],
  *judge(unsubscribe, view) {
    const { exchange, status } = unsubscribe;
    if (status === 200 || status === 202 || status === 204) return;
    const open = unanswered(exchange);
    if (open !== undefined || status === undefined) {
      if (open !== undefined) yield open;
      return;
    }
    const odd = isSuccess(status);
    const sign = isGone(status) ? signOfLife(unsubscribe, view) : undefined;
    yield {
      message: `${requestLine(exchange)} was answered ${answerOf(exchange)}${sign === undefined ? '' : lived(sign, unsubscribe, view)}`,
      ...(sign === undefined ? {} : { repair: KEEP }),
      seen: seen(exchange, 'status', { value: status, expected: '200, 202 or 204' }),
      ...(odd ? { lowered: 'any 2xx says that it is gone' } : {}),
    };
  },
});
