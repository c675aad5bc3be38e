import type { NotificationUrl } from '../../openapi/notification-url.ts';
import { defineRule } from '../rule.ts';
import type { DefinitionView } from './view.ts';
import { onlyTarget } from './written.ts';

export const notificationUrlIsInternal = defineRule<DefinitionView, NotificationUrl>({
  id: 'D-07',
  slug: 'notification-url-is-internal',
  title: 'The callback URL, or an object around it, is internal',
  why: 'An internal property is filled by the platform. A visible one asks the maker of the flow for a URL that only the platform knows.',
  repair: 'Give the property, or an object around it, "x-ms-visibility": "internal".',
  fixed: 'writes "x-ms-visibility": "internal" where none is written, "none", or "internal" in another case',
  example: {
    breaks: 'properties:\n  callbackUrl: { type: string, x-ms-notification-url: true }',
    keeps:
      'properties:\n  callbackUrl: { type: string, x-ms-notification-url: true, x-ms-visibility: internal }',
  },
  source: 'Swagger validator rules (Microsoft Learn): NotificationUrlNotInternal',
  level: { strict: 'error', field: 'error' },
  noSubject: 'no body property, or more than one, is marked as notification URL',
  subjects: onlyTarget,
  *judge({ internal, target, written }) {
    if (!internal)
      yield {
        message: `"${target}" takes the callback URL and is not "x-ms-visibility": "internal"`,
        written,
      };
  },
});
