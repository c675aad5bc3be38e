import type { Registration, WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { answerOf, seen } from '../shared/wording.ts';
import { unanswered } from '../shared/unanswered.ts';

const hasScheme = ({ callback }: Registration): boolean => /^[a-z][a-z0-9+.-]*:/i.test(callback ?? '');

export const invalidCallbacksAreRefused = defineRule<WebhookView, Registration>({
  id: 'W-12',
  slug: 'invalid-callbacks-are-refused',
  title: 'A callback that is no absolute URL is answered 4xx',
  why: 'Nothing can ever be sent there: the maker is not told, and every event ends in the log of the service.',
  repair: 'Answer 400 where the callback is no absolute http(s) URL.',
  example: {
    breaks: 'POST /subscriptions { "callbackUrl": "not-a-url" }\n201 Created',
    keeps: 'POST /subscriptions { "callbackUrl": "not-a-url" }\n400 Bad Request',
  },
  source: 'Standard Webhooks; common guidance against server-side request forgery',
  level: { strict: 'warning', field: 'warning' },
  after: ['W-02'],
  noSubject: 'no callback that is no URL was tried',
  subjects: (view) => view.registrations.filter((r) => r.callbackKind === 'invalid' && !hasScheme(r)),
  about: (r) => [r.subscription],
  *judge({ exchange, status, callback }) {
    const open = unanswered(exchange);
    if (open !== undefined) {
      yield open;
      return;
    }
    if (status !== undefined && status >= 400 && status < 500) return;
    yield {
      message: `A registration with the callback "${callback ?? ''}" was answered ${answerOf(exchange)}`,
      seen: seen(exchange, 'status', { value: status ?? null }),
    };
  },
});
