import type { Registration } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { answerOf, seen } from '../shared/wording.ts';
import { unanswered } from '../shared/unanswered.ts';

const isTaken = ({ exchange, status }: Registration): boolean =>
  unanswered(exchange) === undefined && !(status !== undefined && status >= 400 && status < 500);

export const internalCallbacksAreRefused = defineRule<WebhookView, readonly Registration[]>({
  id: 'S-08',
  slug: 'internal-callbacks-are-refused',
  title: 'A callback on an internal address is answered 4xx',
  why: 'Who may register makes the service call machines that only it can reach: the metadata of its host, with its keys, or an admin page behind the firewall.',
  repair:
    'Resolve the host of the callback, and answer 4xx where an address is link-local, private or unique-local, also as an IPv4-mapped IPv6 address; check it again when you send.',
  example: {
    breaks: 'POST /subscriptions { "callbackUrl": "https://169.254.169.254/latest/meta-data/" }\n201 Created',
    keeps:
      'POST /subscriptions { "callbackUrl": "https://169.254.169.254/latest/meta-data/" }\n400 Bad Request',
  },
  source: 'Standard Webhooks; common guidance against server-side request forgery',
  level: { strict: 'warning', field: 'warning' },
  after: ['W-02'],
  optional: 'tryInternal',
  noSubject: 'no callback on an internal address was tried',
  // All of them at once: a service that looks at no address would be told the same of each.
  subjects(view) {
    const tried = view.registrations.filter((r) => r.callbackKind === 'internal');
    return tried.length === 0 ? [] : [tried];
  },
  about: (tried) => tried.map((r) => r.subscription),
  *judge(tried) {
    const [open] = tried.flatMap(({ exchange }) => unanswered(exchange) ?? []);
    if (open !== undefined) yield open;
    const [first, ...others] = tried.filter(isTaken);
    if (first === undefined) return;
    const { exchange, status, callback } = first;
    const more =
      others.length === 0
        ? ''
        : `; the same goes for ${others.map((r) => `"${r.callback ?? ''}"`).join(', ')}`;
    yield {
      message: `A registration with the internal callback "${callback ?? ''}" was answered ${answerOf(exchange)}${more}`,
      seen: seen(exchange, 'status', { value: status ?? null, expected: '4xx' }),
    };
  },
});
