import { bodyOf, unreadable } from '../../evidence/body.ts';
import type { Registration } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { answerOf, seen } from '../shared/wording.ts';
import { cutBody } from '../shared/cut-body.ts';
import { departure } from '../shared/departure.ts';
import { properRegistrations } from './registrations.ts';

export const registrationFitsTheSchema = defineRule<WebhookView, Registration>({
  id: 'W-10',
  slug: 'registration-fits-the-schema',
  title: 'The body of the registration’s answer fits the declared schema',
  why: 'The platform checks the types of an answer that has a declared schema; one that does not fit fails the registration.',
  repair: 'Send the declared types, or declare what is sent.',
  example: {
    breaks: 'POST /subscriptions (id is declared as string)\n201 Created\n{ "id": 7 }',
    keeps: 'POST /subscriptions (id is declared as string)\n201 Created\n{ "id": "7" }',
  },
  source: 'Reports of connector authors on the platform’s type check',
  level: { strict: 'error', field: 'warning' },
  after: ['W-02'],
  noSubject: 'the definition declares no schema for the status that came, or no registration was accepted',
  subjects: (view) =>
    properRegistrations(view).filter(
      (r) => r.accepted && view.trigger.responses[String(r.status)]?.schema !== undefined,
    ),
  about: (r) => [r.subscription],
  *judge({ exchange, status }, view) {
    const schema = view.trigger.responses[String(status)]?.schema;
    if (schema === undefined || Object.keys(schema).length === 0) return;
    if (exchange.response?.truncated === true) {
      yield cutBody('The answer to the registration');
      return;
    }
    const text = exchange.response?.body ?? '';
    const body = bodyOf(exchange).json;
    if (body === undefined) {
      yield {
        message: `The answer to the registration ${unreadable(text)}: ${answerOf(exchange)}`,
        seen: seen(exchange, 'body'),
        // One of another type fails the check of the platform.
        ...(text.trim() === '' ? { lowered: 'nothing reads this body' } : {}),
      };
      return;
    }
    for (const remark of departure('The answer to the registration', body, schema, view.trigger, exchange))
      yield { ...remark, written: `${view.trigger.pointer}/responses/${status}/schema` };
  },
});
