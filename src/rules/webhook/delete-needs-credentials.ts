import { isSuccess } from '../../evidence/status.ts';
import type { Unsubscribe } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { answerOf, requestLine, seen } from '../shared/wording.ts';
import { unanswered } from '../shared/unanswered.ts';
import { afterForeignDelete } from './after-foreign-delete.ts';

export const deleteNeedsCredentials = defineRule<WebhookView, Unsubscribe>({
  id: 'U-07',
  slug: 'delete-needs-credentials',
  title: 'A DELETE without good credentials is answered 401 or 403 and removes nothing',
  why: 'Locations stand in logs. Whoever finds one can silence the flow of somebody else.',
  repair: 'Check the credentials of the DELETE as you check those of the registration.',
  example: {
    breaks: 'DELETE /subscriptions/7 (without credentials)\n204 No Content',
    keeps: 'DELETE /subscriptions/7 (without credentials)\n401 Unauthorized',
  },
  source:
    'Create a webhook trigger (the connection is used for the DELETE); microsoft/PowerPlatformConnectors#3678',
  level: { strict: 'error', field: 'error' },
  after: ['W-03', 'W-04', 'W-05', 'W-16', 'C-06'],
  noSubject: 'no credentials are configured, or no subscription could be spared for it',
  subjects: (view) =>
    view.unsubscribes.filter((r) => r.credentials === 'none' || r.credentials === 'bad').slice(0, 2),
  about: (r) => [r.subscription],
  *judge(unsubscribe, view) {
    const { exchange, status, credentials } = unsubscribe;
    const how = credentials === 'none' ? 'without credentials' : 'with bad credentials';
    const spot = seen(exchange, 'status', { value: status ?? null });
    const open = unanswered(exchange);
    const after = afterForeignDelete(unsubscribe, view);
    if (open !== undefined) yield open;
    else if (isSuccess(status) && after === 'lives')
      yield {
        message: `${requestLine(exchange)} ${how} was answered ${status}`,
        lowered: 'the subscription lives on',
        seen: spot,
      };
    else if (isSuccess(status))
      yield { message: `${requestLine(exchange)} ${how} was answered ${answerOf(exchange)}`, seen: spot };
    else if (after === 'silent' && status !== 404 && status !== 410)
      yield {
        message: `${requestLine(exchange)} ${how} was answered ${status}, and the subscription receives nothing since`,
        seen: spot,
      };
  },
});
