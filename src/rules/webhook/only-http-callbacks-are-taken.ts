import type { Registration } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { answerOf, seen } from '../shared/wording.ts';

const schemeOf = ({ callback }: Registration): string | undefined =>
  /^([a-z][a-z0-9+.-]*):/i.exec(callback ?? '')?.[1];

export const onlyHttpCallbacksAreTaken = defineRule<WebhookView, Registration>({
  id: 'S-07',
  slug: 'only-http-callbacks-are-taken',
  title: 'A callback whose scheme is not http(s) is refused',
  why: 'A client library that knows file: or ftp: makes the service read its own disk, or speak to machines that nobody meant.',
  repair: 'Answer 400 to every callback whose scheme is not https, or http where you allow it.',
  example: {
    breaks: 'POST /subscriptions { "callbackUrl": "file:///etc/hosts" }\n201 Created',
    keeps: 'POST /subscriptions { "callbackUrl": "file:///etc/hosts" }\n400 Bad Request',
  },
  source: 'Standard Webhooks; common guidance against server-side request forgery',
  level: { strict: 'error', field: 'error' },
  after: ['W-02'],
  noSubject: 'no callback with another scheme was tried',
  subjects: (view) =>
    view.registrations.filter(
      (r) => r.callbackKind === 'invalid' && ![undefined, 'http'].includes(schemeOf(r)?.toLowerCase()),
    ),
  about: (r) => [r.subscription],
  *judge(registration) {
    const { exchange, accepted } = registration;
    if (!accepted) return;
    yield {
      message: `A registration with a "${schemeOf(registration)}:" callback was answered ${answerOf(exchange)}`,
      seen: seen(exchange, 'callback'),
    };
  },
});
