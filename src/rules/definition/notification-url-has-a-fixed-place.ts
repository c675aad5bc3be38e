import type { NotificationUrl } from '../../openapi/notification-url.ts';
import { defineRule } from '../rule.ts';
import type { DefinitionView } from './view.ts';
import { requestMarks } from './written.ts';

export const notificationUrlHasAFixedPlace = defineRule<DefinitionView, NotificationUrl>({
  id: 'D-08',
  slug: 'notification-url-has-a-fixed-place',
  title: 'The callback URL is a property at a fixed place',
  why: 'The platform writes the URL to one place that the schema names. In the items of an array, or under a name that is not fixed, there is no such place; no connector in the field does it.',
  repair: 'Put the marked property into objects only, named in "properties" at every level.',
  example: {
    breaks:
      'properties:\n  targets:\n    type: array\n    items: { properties: { url: { type: string, x-ms-notification-url: true } } }',
    keeps:
      'properties:\n  target:\n    type: object\n    properties: { url: { type: string, x-ms-notification-url: true } }',
  },
  source: 'Every webhook among some 190 published connectors keeps it',
  level: { strict: 'error', field: 'error' },
  noSubject: 'nothing in the body is marked as notification URL',
  subjects: (view) => requestMarks(view).filter((m) => m.position === 'body'),
  *judge({ target, unaddressable, written }) {
    if (unaddressable)
      yield { message: `"${target}" is marked as notification URL and has no fixed place`, written };
    else if (target === '') yield { message: 'The whole body is marked as notification URL', written };
  },
});
