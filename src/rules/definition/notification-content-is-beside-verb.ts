import { escapePointer, isObject } from '../../json.ts';
import type { TriggerDefinition } from '../../model.ts';
import { isContentOpen, NOTIFICATION_CONTENT, notificationContent } from '../../openapi/notification.ts';
import { defineRule, type Remark } from '../rule.ts';
import { isNoExtension, nearExtensions } from './near-extensions.ts';
import type { DefinitionView } from './view.ts';
import { declaredCallbacks } from './written.ts';

const KEY = NOTIFICATION_CONTENT;

/** Keys that look as if they were meant as notification content, in places where it is written by mistake. */
const meantAs = ({ operation }: DefinitionView): Remark[] => {
  const { node, pointer, pathItem } = operation;
  const responses = node['responses'];
  const answers = Object.entries(isObject(responses) ? responses : {}).map(([status, value]) => ({
    node: isObject(value) ? value : {},
    pointer: `${pointer}/responses/${escapePointer(status)}`,
    place: 'an answer',
  }));
  const below = isObject(responses)
    ? [{ node: responses, pointer: `${pointer}/responses`, place: '"responses"' }, ...answers]
    : [];
  return [
    { ...pathItem, place: 'the path item' },
    { node, pointer, place: 'the operation' },
    ...below,
  ].flatMap(({ place, ...owner }) =>
    nearExtensions(owner, KEY).map(({ key, pointer: written }) => ({
      message: key === KEY ? `"${key}" stands in ${place}` : isNoExtension(key, KEY),
      written,
    })),
  );
};

/** Why there is no notification content. */
const missing = ({ method, path }: TriggerDefinition, view: DefinitionView): Remark[] => {
  const near = meantAs(view);
  if (near.length > 0) return near;
  const written = view.operation.pathItem.pointer;
  return [{ message: `The path item of ${method} ${path} has no "${KEY}"`, written }];
};

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
    else if (content !== undefined && operation.node[KEY] !== undefined)
      yield {
        message: `"${KEY}" stands inside the operation too, where it is overlooked`,
        written: `${operation.pointer}/${KEY}`,
        lowered: 'that of the path item is in force',
      };
    else if (
      content === undefined &&
      declaredCallbacks(view).length === 0 &&
      !isContentOpen(opened, operation)
    )
      yield* missing(trigger, view);
  },
});
