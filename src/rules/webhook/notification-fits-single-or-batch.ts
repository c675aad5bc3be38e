import { isObject } from '../../json.ts';
import type { DeliveryEntry, EventEntry } from '../../model.ts';
import { follow } from '../../evidence/payload.ts';
import type { Delivery } from '../../evidence/deliveries.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/wording.ts';

const rootTypes = (view: WebhookView): string[] => {
  const type = follow(view.trigger.notification?.schema, view.trigger)?.['type'];
  return (Array.isArray(type) ? type : [type]).filter((t): t is string => typeof t === 'string');
};

/** What changes with each event tells of the earlier ones too; each of those was notified by itself before. */
const isOneThing = (events: readonly EventEntry[], entry: DeliveryEntry, view: WebhookView): boolean =>
  events
    .slice(0, -1)
    .every((event) =>
      view.deliveries.some(
        (d) => d.subscription === entry.subscription && d.entry.seq < entry.seq && d.events.at(-1) === event,
      ),
    );

export const notificationFitsSingleOrBatch = defineRule<WebhookView, Delivery>({
  id: 'C-05',
  slug: 'notification-fits-single-or-batch',
  title: 'A `single` notification holds one event, a `batch` an array',
  why: 'A `single` notification starts one run for the whole body: a second event in it is never worked on. `batch` makes one run per array element.',
  repair: 'Send one POST for each event, or declare `x-ms-trigger: batch` and send an array.',
  example: {
    breaks: 'POST https://flow.example/run?sig=s1 (x-ms-trigger: single)\n[{ "id": 42 }, { "id": 43 }]',
    keeps:
      'POST https://flow.example/run?sig=s1 { "id": 42 } (x-ms-trigger: single)\nPOST https://flow.example/run?sig=s1 { "id": 43 }',
  },
  source: 'Training unit on webhook triggers; Workflow triggers in Azure Logic Apps (splitOn)',
  level: { strict: 'error', field: 'error' },
  after: ['W-13', 'C-03'],
  needsEvents: true,
  noSubject: 'no notification with JSON arrived',
  subjects: (view) => view.deliveries.filter((d) => d.json !== undefined),
  about: (d) => (d.subscription === undefined ? undefined : [d.subscription]),
  *judge({ entry, json, events }, view) {
    const spot = seen(entry, 'body');
    const types = rootTypes(view);
    const isArray = Array.isArray(json);
    if (view.trigger.delivery === 'batch') {
      const holdsArray = isArray || (isObject(json) && Object.values(json).some((v) => Array.isArray(v)));
      if (!holdsArray)
        yield { message: 'The trigger is declared `batch`, and the notification holds no array', seen: spot };
    } else if (isArray && !types.includes('array')) {
      const declared = types.length === 0 ? '' : `, whose schema declares ${types.join(' or ')}`;
      yield {
        message: `The root of the notification is an array; the trigger is declared \`single\`${declared}`,
        seen: spot,
      };
    } else if (!isArray && types.length === 1 && types[0] === 'array') {
      yield { message: 'The root of the notification is no array, and the schema declares one', seen: spot };
    } else if (events.length > 1 && !isOneThing(events, entry, view)) {
      yield { message: `One notification of a \`single\` trigger holds ${events.length} events`, seen: spot };
    }
  },
});
