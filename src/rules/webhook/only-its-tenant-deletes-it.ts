import { isSuccess } from '../../evidence/status.ts';
import type { Unsubscribe } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { requestLine, seen } from '../shared/wording.ts';
import { unanswered } from '../shared/unanswered.ts';
import { afterForeignDelete } from './after-foreign-delete.ts';

const saysYesToAnyId = (view: WebhookView): boolean =>
  view.unsubscribes.some((r) => r.target === 'unknown' && isSuccess(r.status));

export const onlyItsTenantDeletesIt = defineRule<WebhookView, Unsubscribe>({
  id: 'S-03',
  slug: 'only-its-tenant-deletes-it',
  title: 'Another tenant cannot delete a subscription',
  why: 'Ids are guessed or found in logs. One customer could switch off the flows of another.',
  repair:
    'Look a subscription up together with the tenant of the credentials, and answer 404 where it is another’s.',
  example: {
    breaks: 'DELETE /subscriptions/7 (of tenant A, with the credentials of B)\n204 No Content',
    keeps: 'DELETE /subscriptions/7 (of tenant A, with the credentials of B)\n404 Not Found',
  },
  source: 'Derived from the connection’s use for every call of a trigger',
  level: { strict: 'error', field: 'error' },
  after: ['W-03', 'W-04', 'W-05', 'U-07'],
  optional: 'otherCredentials',
  noSubject:
    'no second tenant is configured (`service.otherCredentials`), or no subscription could be spared',
  subjects: (view) => view.unsubscribes.filter((r) => r.credentials === 'other'),
  about: (r) => [r.subscription],
  *judge(unsubscribe, view) {
    const { exchange, status } = unsubscribe;
    const open = unanswered(exchange);
    const after = afterForeignDelete(unsubscribe, view);
    const spot = seen(exchange, 'status', { value: status ?? null });
    if (open !== undefined) yield open;
    else if (after === 'silent')
      yield {
        message: `${requestLine(exchange)} with another tenant’s credentials was answered ${status}, and the subscription receives nothing since`,
        seen: spot,
      };
    // One that says yes to any id says nothing by it.
    else if (isSuccess(status) && !(after === 'lives' && saysYesToAnyId(view)))
      yield {
        message: `${requestLine(exchange)} with another tenant’s credentials was answered ${status}`,
        seen: spot,
        ...(after === 'lives' ? { lowered: 'the subscription lives on' } : {}),
      };
  },
});
