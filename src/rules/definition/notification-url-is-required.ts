import { toPointer } from '../../json.ts';
import type { NotificationUrl } from '../../openapi/notification-url.ts';
import { defineRule } from '../rule.ts';
import type { DefinitionView } from './view.ts';
import { onlyTarget } from './written.ts';

export const notificationUrlIsRequired = defineRule<DefinitionView, NotificationUrl>({
  id: 'D-06',
  slug: 'notification-url-is-required',
  title: 'The callback URL and every object around it is required',
  why: 'A property that is optional, or stands in an optional object, is left out of the request. The service then registers a webhook that it cannot call.',
  repair:
    'List the property in "required" of its object, and each object around it in "required" of the next.',
  fixed: 'lists the property, and each object around it, in "required"',
  example: {
    breaks: 'schema:\n  properties: { callbackUrl: { type: string, x-ms-notification-url: true } }',
    keeps:
      'schema:\n  required: [callbackUrl]\n  properties: { callbackUrl: { type: string, x-ms-notification-url: true } }',
  },
  source: 'Swagger validator rules (Microsoft Learn): NotificationUrlNotRequired',
  level: { strict: 'error', field: 'error' },
  noSubject: 'no body property, or more than one, is marked as notification URL',
  subjects: onlyTarget,
  *judge({ optional, target }) {
    for (const { segments, written } of optional) {
      const level = toPointer(segments);
      const what = level === target ? 'takes the callback URL' : `holds the callback URL "${target}"`;
      yield { message: `"${level}" ${what} and is not required`, written };
    }
  },
});
