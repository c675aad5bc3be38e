import { member } from '../../json.ts';
import type { TriggerDefinition } from '../../model.ts';
import { NOTIFICATION_URL } from '../../openapi/notification-url.ts';
import { defineRule, type Remark } from '../rule.ts';
import { isNoExtension, nearExtensions } from './near-extensions.ts';
import { isRequestOpen, requestBelow } from './request-below.ts';
import type { DefinitionView } from './view.ts';
import { declaredCallbacks, readerDoubts, requestMarks, strayMarks } from './written.ts';

/** What in the request looks as if it was meant as the mark, and is none. */
const nearMarks = ({ opened, operation }: DefinitionView): Remark[] =>
  requestBelow(opened, operation).flatMap((below) =>
    nearExtensions(below, NOTIFICATION_URL).map(({ key, pointer }) => ({
      message:
        key === NOTIFICATION_URL
          ? `"${key}" is ${JSON.stringify(member(below.node, key))}; only true marks the property`
          : isNoExtension(key, NOTIFICATION_URL),
      written: pointer,
    })),
  );

export const webhookHasNotificationUrl = defineRule<DefinitionView, TriggerDefinition>({
  id: 'D-03',
  slug: 'webhook-has-notification-url',
  title: 'A webhook has a property that takes the callback URL',
  why: 'The platform writes its callback URL into the property marked "x-ms-notification-url". Without one it has nowhere to put it, and the service cannot know where to send events.',
  repair:
    'Mark the property of the registration’s body that takes the URL with "x-ms-notification-url": true.',
  example: {
    breaks: 'schema:\n  properties:\n    callbackUrl: { type: string }',
    keeps: 'schema:\n  properties:\n    callbackUrl: { type: string, x-ms-notification-url: true }',
  },
  source: 'Swagger validator rules (Microsoft Learn): WebhookOperationsMissingNotificationUrlProperty',
  level: { strict: 'error', field: 'error' },
  noSubject: 'the trigger is no webhook',
  subjects: ({ trigger }) => (trigger.mechanism === 'webhook' ? [trigger] : []),
  *judge(trigger, view) {
    const marks = [...requestMarks(view), ...strayMarks(view), ...declaredCallbacks(view)];
    const near = marks.length === 0 ? nearMarks(view) : [];
    yield* near;
    if (marks.length === 0 && near.length === 0 && !isRequestOpen(view.opened, view.operation))
      yield {
        message: `${trigger.method} ${trigger.path} has notification content, but no property is marked "x-ms-notification-url": true`,
        written: trigger.pointer,
      };
    const repair = 'Leave the mark on the one property that takes the URL.';
    for (const { message, place } of readerDoubts(view, 'D-03'))
      if (marks.some((m) => m.written === place.pointer))
        yield { message, place, repair, lowered: 'which of several is filled is not documented' };
  },
});
