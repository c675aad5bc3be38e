import type { TriggerDefinition } from '../../model.ts';
import { isContentOpen, notificationContent } from '../../openapi/notification.ts';
import { defineRule } from '../rule.ts';
import type { DefinitionView } from './view.ts';
import { declaredCallbacks } from './written.ts';

export const notificationContentIsBesideVerb = defineRule<DefinitionView, TriggerDefinition>({
  id: 'D-09',
  slug: 'notification-content-is-beside-verb',
  title: '"x-ms-notification-content" stands in the path item, beside the verb',
  why: 'The platform looks for it there only. Inside the operation it is overlooked: the definition is refused as one without notification content, and flows see no fields.',
  repair: 'Write "x-ms-notification-content" into the path item, as a sibling of "post".',
  fixed: 'moves it beside the verb',
  example: {
    breaks:
      '/subscriptions:\n  post:\n    x-ms-trigger: single\n    x-ms-notification-content: { schema: { type: object } }',
    keeps:
      '/subscriptions:\n  x-ms-notification-content: { schema: { type: object } }\n  post:\n    x-ms-trigger: single',
  },
  source:
    'Swagger validator rules (Microsoft Learn): OperationMustHaveNotificationContentExtension; connector schema (PowerPlatformConnectors)',
  level: { strict: 'error', field: 'error' },
  noSubject: 'the trigger is no webhook',
  subjects: ({ trigger }) => (trigger.mechanism === 'webhook' ? [trigger] : []),
  *judge(trigger, view) {
    const { opened, operation } = view;
    const content = notificationContent(opened, operation);
    if (content?.misplaced === true)
      yield { message: '"x-ms-notification-content" stands inside the operation', written: content.pointer };
    else if (
      content === undefined &&
      declaredCallbacks(view).length === 0 &&
      !isContentOpen(opened, operation)
    )
      yield {
        message: `The path item of ${trigger.method} ${trigger.path} has no "x-ms-notification-content"`,
        written: operation.pathItem.pointer,
      };
  },
});
