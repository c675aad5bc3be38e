import type { TriggerDefinition } from '../../model.ts';
import { defineRule } from '../rule.ts';
import { isRequestOpen } from './open-request.ts';
import type { DefinitionView } from './view.ts';
import { declaredCallbacks, readerDoubts, requestMarks, strayMarks } from './written.ts';

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
    if (marks.length === 0 && !isRequestOpen(view.opened, view.operation))
      yield {
        message: `${trigger.method} ${trigger.path} has notification content, but no property is marked "x-ms-notification-url": true`,
        written: trigger.pointer,
      };
    // Which of several is filled is not documented.
    const repair = 'Leave the mark on the one property that takes the URL.';
    for (const { message, place } of readerDoubts(view, 'D-03'))
      if (marks.some((m) => m.written === place.pointer)) yield { message, place, repair, level: 'warning' };
  },
});
