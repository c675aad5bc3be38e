import { headerValue, mediaType } from '../../evidence/headers.ts';
import { unreadable } from '../../evidence/body.ts';
import type { Delivery } from '../../evidence/deliveries.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { emptyNotifications } from './empty-notifications.ts';
import { defineRule } from '../rule.ts';
import { cutBody } from '../shared/cut-body.ts';
import { excerpt, seen } from '../shared/wording.ts';

/** A service that is stopped amid a notification leaves half of it. */
const isBrokenOff = ({ entry, json }: Delivery, { restartedAt, restartOverAt }: WebhookView): boolean =>
  json === undefined && entry.at >= restartedAt && entry.at < restartOverAt;

export const notificationIsJson = defineRule<WebhookView, Delivery>({
  id: 'C-03',
  slug: 'notification-is-json',
  title: 'A notification has Content-Type application/json and a JSON body',
  why: 'Any other type reaches the flow as opaque binary, and no field of it can be used.',
  repair: 'Send Content-Type: application/json and a JSON body.',
  example: {
    breaks: 'POST https://flow.example/run?sig=s1\nContent-Type: application/x-www-form-urlencoded\nid=42',
    keeps: 'POST https://flow.example/run?sig=s1\nContent-Type: application/json\n{ "id": 42 }',
  },
  source: 'Call, trigger, or nest workflows with HTTPS endpoints in Azure Logic Apps',
  level: { strict: 'error', field: 'error' },
  needsEvents: true,
  after: ['W-13'],
  noSubject: 'no notification arrived',
  subjects: (view) =>
    view.deliveries.filter(
      (d) =>
        (d.events.length > 0 || d.entry.body !== '' || emptyNotifications(view).has(d)) &&
        !isBrokenOff(d, view),
    ),
  about: (d) => (d.subscription === undefined ? undefined : [d.subscription]),
  *judge({ entry, json, truncated }) {
    const type = headerValue(entry.headers, 'content-type');
    const media = mediaType(type);
    if (entry.body === '' && !truncated) {
      yield { message: 'The notification has no body', seen: seen(entry, 'body') };
    } else if (media !== 'application/json') {
      const message =
        type === undefined
          ? 'The notification carries no Content-Type'
          : `The notification carries Content-Type "${type}"`;
      const isSuffixed = media.endsWith('+json');
      yield {
        message,
        seen: seen(entry, 'header Content-Type', { value: type ?? null, expected: 'application/json' }),
        ...(isSuffixed ? { lowered: 'some platforms read a +json type' } : {}),
      };
    } else if (truncated) {
      yield cutBody('A notification');
    } else if (entry.encoding === 'invalid') {
      yield {
        message: `The notification says it is JSON, and its body is no UTF-8: ${excerpt(entry.body)}`,
        seen: seen(entry, 'body'),
      };
    } else if (json === undefined) {
      yield {
        message: `The notification says it is JSON, and its body ${unreadable(entry.body)}: ${excerpt(entry.body)}`,
        seen: seen(entry, 'body'),
      };
    }
  },
});
