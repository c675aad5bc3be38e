import type { NotificationUrl } from '../../openapi/notification-url.ts';
import { defineRule } from '../rule.ts';
import type { DefinitionView } from './view.ts';
import { onlyTarget } from './written.ts';

export const notificationUrlIsString = defineRule<DefinitionView, NotificationUrl>({
  id: 'D-05',
  slug: 'notification-url-is-string',
  title: 'The property that takes the callback URL is a string',
  why: 'The platform writes one URL. A property of another type cannot hold it, and the definition is refused.',
  repair: 'Give the property "type": "string".',
  fixed: 'adds "type": "string" where no type is written',
  example: {
    breaks: 'properties:\n  callbackUrl: { type: object, x-ms-notification-url: true }',
    keeps: 'properties:\n  callbackUrl: { type: string, x-ms-notification-url: true }',
  },
  source: 'Swagger validator rules (Microsoft Learn): NotificationUrlNotString',
  level: { strict: 'error', field: 'error' },
  noSubject: 'no body property, or more than one, is marked as notification URL',
  subjects: onlyTarget,
  *judge({ types, target, written }) {
    if (types.length === 0)
      yield {
        message: `"${target}" takes the callback URL and has no type`,
        written,
        lowered: 'a value without a type is sent as text',
      };
    else if (!types.includes('string'))
      yield { message: `"${target}" takes the callback URL and is of type ${types.join(', ')}`, written };
  },
});
