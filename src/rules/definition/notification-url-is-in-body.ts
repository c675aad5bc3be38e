import type { CallbackObject } from '../../openapi/callback-object.ts';
import type { NotificationUrl } from '../../openapi/notification-url.ts';
import { defineRule } from '../rule.ts';
import type { DefinitionView } from './view.ts';
import { bodyMarks, declaredCallbacks, requestMarks, strayMarks } from './written.ts';

type Place = NotificationUrl | CallbackObject;

const places: Readonly<Record<string, (target: string) => string>> = {
  query: (name) => `the query parameter "${name}"`,
  header: (name) => `the header "${name}"`,
  path: (name) => `the path parameter "${name}"`,
  formData: (name) => `the form field "${name}"`,
  response: () => 'an answer',
  notification: () => 'what is notified',
};

export const notificationUrlIsInBody = defineRule<DefinitionView, Place>({
  id: 'D-04',
  slug: 'notification-url-is-in-body',
  title: 'The callback URL travels in the request body',
  why: 'The platform fills in the callback URL only in a JSON body. Marked anywhere else it stays empty, and URLs in a query end up in logs with their signature.',
  repair: 'Move the marked value into a property of the registration’s body.',
  example: {
    breaks: 'parameters:\n  - { in: query, name: callbackUrl, type: string, x-ms-notification-url: true }',
    keeps:
      'parameters:\n  - in: body\n    schema: { properties: { callbackUrl: { type: string, x-ms-notification-url: true } } }',
  },
  source: 'Swagger validator rules (Microsoft Learn): NotificationUrlNotAllowedInThisPosition',
  level: { strict: 'error', field: 'error' },
  noSubject: 'nothing is marked as notification URL',
  subjects: (view) => [...requestMarks(view), ...strayMarks(view), ...declaredCallbacks(view)],
  *judge({ position, target, written }, view) {
    const place = places[position]?.(target);
    if (place !== undefined)
      yield {
        message: `The notification URL is marked in ${place}`,
        written,
        ...(position === 'formData' ? { lowered: 'whether a form counts as a body is not documented' } : {}),
        ...(bodyMarks(view).length > 0
          ? { lowered: 'the body has one too, as that of published connectors with such a mark' }
          : {}),
      };
  },
});
