import { isObject, parseJson, textOf, type Json } from '../../json.ts';
import { headerValue } from '../../evidence/headers.ts';
import type { Registration } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/wording.ts';
import { properRegistrations } from './registrations.ts';

const EXPIRY = /^(expir|validUntil|leaseEnd|leaseExpir)/i;
/** ms: longer than any flow is used without being saved again. */
const LONG = 5 * 365 * 24 * 3_600_000;

interface Expiry {
  readonly pointer: string;
  readonly written: string;
  readonly at: number;
}

const dateOf = (value: Json): number => {
  if (typeof value === 'string') return Date.parse(value);
  if (typeof value !== 'number') return Number.NaN;
  return value > 1e11 ? value : value > 1e9 ? value * 1000 : Number.NaN;
};

const expiriesIn = (value: Json, pointer = ''): readonly Expiry[] =>
  isObject(value)
    ? Object.entries(value).flatMap(([name, member]) => {
        const here = `${pointer}/${name}`;
        const at = EXPIRY.test(name) ? dateOf(member) : Number.NaN;
        return Number.isNaN(at) ? expiriesIn(member, here) : [{ pointer: here, written: textOf(member), at }];
      })
    : [];

export const subscriptionsDoNotExpire = defineRule<WebhookView, Registration>({
  id: 'L-06',
  slug: 'subscriptions-do-not-expire',
  title: 'A subscription does not expire by itself',
  why: 'The platform has no call that renews a subscription. One that expires leaves a flow that is on and never fires again.',
  repair: 'Let subscriptions of this connector live until they are deleted, or renew them in the service.',
  example: {
    breaks: 'POST /subscriptions\n201 Created\n{ "id": "7", "expirationDateTime": "2026-03-04T00:00:00Z" }',
    keeps: 'POST /subscriptions\n201 Created\n{ "id": "7" }',
  },
  source: 'No renewal is documented for webhook triggers (Create a webhook trigger, Microsoft Learn)',
  level: { strict: 'warning', field: 'warning' },
  after: ['W-02'],
  noSubject: 'no registration was answered with a body',
  subjects: (view) =>
    properRegistrations(view)
      .filter((r) => r.accepted && (r.exchange.response?.body ?? '') !== '')
      .slice(0, 1),
  about: (r) => [r.subscription],
  *judge({ exchange }) {
    const body = parseJson(exchange.response?.body ?? '');
    const now = Date.parse(headerValue(exchange.response?.headers, 'date') ?? '');
    const expiry = expiriesIn(body ?? null).find((e) => Number.isNaN(now) || e.at - now < LONG);
    if (expiry === undefined) return;
    yield {
      message: `The answer to the registration says that the subscription ends: "${expiry.pointer}" is ${expiry.written}. The platform makes no call to renew it`,
      lowered: 'the service may renew it by itself',
      seen: seen(exchange, 'body', { pointer: expiry.pointer }),
    };
  },
});
