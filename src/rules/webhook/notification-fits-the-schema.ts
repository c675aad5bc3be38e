import type { Delivery } from '../../evidence/deliveries.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { samplesIn } from './nothing-is-sent-on-registration.ts';
import { defineRule } from '../rule.ts';
import { departure } from '../shared/departure.ts';
import { fetchedDeparture, isFetched } from '../shared/fetched-schema.ts';

const WHAT = 'The notification';

export const notificationFitsTheSchema = defineRule<WebhookView, Delivery>({
  id: 'C-04',
  slug: 'notification-fits-the-schema',
  title: 'A notification fits the declared schema',
  why: 'The maker builds the flow on the declared fields. One that is missing or of another type fails the run, or the step that uses it.',
  repair:
    'Send the declared types and every required property, or declare what is sent; more properties are fine.',
  example: {
    breaks:
      'POST https://flow.example/run?sig=s1 (seconds is declared as integer)\n{ "id": 42, "seconds": "12" }',
    keeps:
      'POST https://flow.example/run?sig=s1 (seconds is declared as integer)\n{ "id": 42, "seconds": 12 }',
  },
  source:
    'Training unit on webhook triggers; OpenAPI extensions for custom connectors (x-ms-notification-content)',
  level: { strict: 'error', field: 'error' },
  after: ['W-13', 'C-03', 'C-05'],
  noSubject:
    'the definition declares no schema for the notification and none was fetched, or no notification with JSON arrived',
  subjects(view) {
    const { schema, dynamic } = view.trigger.notification ?? {};
    if (schema === undefined || (dynamic === true && !isFetched(schema, view))) return [];
    // What a registration alone is followed by is told by itself.
    const samples = samplesIn(view);
    return view.deliveries.filter((d) => d.json !== undefined && !samples.has(d));
  },
  about: (d) => (d.subscription === undefined ? undefined : [d.subscription]),
  *judge({ entry, json }, view) {
    const { schema, dynamic } = view.trigger.notification ?? {};
    if (schema === undefined || json === undefined) return;
    const said = dynamic === true ? [] : [...departure(WHAT, json, schema, view.trigger, entry)];
    yield* said.length > 0 ? said : fetchedDeparture(WHAT, json, schema, view, entry);
  },
});
