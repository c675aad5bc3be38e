import type { NotificationDefinition } from '../../model.ts';
import { hasOpenPart } from '../../openapi/left-open.ts';
import { schemaBelow } from '../../openapi/media-type.ts';
import { notificationContent } from '../../openapi/notification.ts';
import { partsOf } from '../../openapi/schema-parts.ts';
import { defineRule } from '../rule.ts';
import { declaredTypes, partsOfSchema } from './schema-path.ts';
import type { DefinitionView } from './view.ts';

export const notificationContentHasSchema = defineRule<DefinitionView, NotificationDefinition>({
  id: 'D-10',
  slug: 'notification-content-has-schema',
  title: 'The notification content has a schema',
  why: 'The fields of an event that a flow can use are those of the schema in "x-ms-notification-content". Without one makers see no field, and the platform cannot check what arrives.',
  repair:
    'Describe the event in "schema" of "x-ms-notification-content", or name the operation that gives the schema in "x-ms-dynamic-schema".',
  example: {
    breaks: 'x-ms-notification-content:\n  description: A new voicemail',
    keeps:
      'x-ms-notification-content:\n  description: A new voicemail\n  schema: { type: object, properties: { id: { type: string } } }',
  },
  source: 'Swagger validator rules (Microsoft Learn): SchemaDefinitionSetIncorrectly',
  level: { strict: 'error', field: 'warning' },
  noSubject: 'the trigger has no notification content',
  subjects: ({ trigger }) => (trigger.notification === undefined ? [] : [trigger.notification]),
  *judge({ schema, dynamic }, { trigger, opened, operation }) {
    if (
      dynamic ||
      ['200', '201'].some((s) => trigger.responses[s]?.schema !== undefined && schema === undefined)
    )
      return;
    const content = notificationContent(opened, operation);
    if (schema === undefined) {
      yield { message: 'The notification content has no schema', written: content?.key ?? operation.pointer };
      return;
    }
    const below = content && schemaBelow(content);
    if (
      below !== undefined &&
      hasOpenPart(opened.root, partsOf(opened.root, below.schema, below.pointer).parts)
    )
      return;
    const parts = partsOfSchema(trigger.definitions, schema);
    const isSilent = declaredTypes(parts) === undefined && parts.every((p) => !Object.hasOwn(p, 'enum'));
    if (isSilent)
      yield {
        message: 'The schema of the notification content says nothing',
        written: below?.pointer ?? operation.pointer,
        lowered: 'it is accepted, and what arrives can be taken apart by hand',
      };
  },
});
