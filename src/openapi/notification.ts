import { member } from '../json.ts';
import type { NotificationDefinition } from '../model.ts';
import type { CallbackObject } from './callback-object.ts';
import type { OpenApiDocument } from './document.ts';
import { hasDynamicSchema } from './dynamic.ts';
import { schemaBelow } from './media-type.ts';
import type { Operation } from './operation.ts';
import { follow, type Located } from './reference.ts';
import { partsOf } from './schema-parts.ts';
import type { SchemaCollector } from './schema-library.ts';

const KEY = 'x-ms-notification-content';

/** The notification content of an operation: beside the verb, or inside the operation, where the platform overlooks it. */
export const notificationContent = (
  document: OpenApiDocument,
  operation: Operation,
): (Located & { readonly misplaced: boolean }) | undefined => {
  for (const owner of [operation.pathItem, operation]) {
    const content = follow(document, member(owner.node, KEY), `${owner.pointer}/${KEY}`);
    if (content !== undefined) return { ...content, misplaced: owner === operation };
  }
  return undefined;
};

/** Reads what is notified, from the notification content or else from an OpenAPI 3 callback. */
export const readNotification = (
  document: OpenApiDocument,
  content: Located | undefined,
  callbacks: readonly CallbackObject[],
  collector: SchemaCollector,
): NotificationDefinition | undefined => {
  const holder = content ?? callbacks.find((c) => c.content !== undefined)?.content;
  if (holder === undefined) return callbacks.length > 0 ? { dynamic: false } : undefined;
  const written = schemaBelow(holder);
  const parts = written === undefined ? [] : partsOf(document.root, written.schema, written.pointer).parts;
  const dynamic = hasDynamicSchema(holder.node) || parts.some((p) => hasDynamicSchema(p.node));
  return {
    dynamic,
    ...(written === undefined ? {} : { schema: collector.read(written.schema, written.pointer) }),
  };
};
