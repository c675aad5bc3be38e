import { member } from '../json.ts';
import type { NotificationDefinition } from '../model.ts';
import type { CallbackObject } from './callback-object.ts';
import type { OpenApiDocument } from './document.ts';
import { hasDynamicSchema } from './dynamic.ts';
import { isLeftOpen } from './left-open.ts';
import { schemaBelow } from './media-type.ts';
import type { Operation } from './operation.ts';
import { follow, type Located } from './reference.ts';
import { partsOf } from './schema-parts.ts';
import type { SchemaCollector } from './schema-library.ts';

/** The extension that says what a webhook sends. */
export const NOTIFICATION_CONTENT = 'x-ms-notification-content';
const KEY = NOTIFICATION_CONTENT;

/** What is said of notifications. */
interface NotificationContent extends Located {
  /** Where the extension stands; it may lead elsewhere. */
  readonly key: string;
  /** It stands inside the operation. */
  readonly misplaced: boolean;
}

/** The notification content of an operation: beside the verb, or inside the operation, where the platform overlooks it. */
export const notificationContent = (
  document: OpenApiDocument,
  operation: Operation,
): NotificationContent | undefined => {
  for (const owner of [operation.pathItem, operation]) {
    const content = follow(document, member(owner.node, KEY), `${owner.pointer}/${KEY}`);
    if (content !== undefined)
      return { ...content, key: `${owner.pointer}/${KEY}`, misplaced: owner === operation };
  }
  return undefined;
};

/** Whether the notification content of an operation is a reference that leads nowhere. */
export const isContentOpen = ({ root }: OpenApiDocument, { node, pathItem }: Operation): boolean =>
  [pathItem.node, node].some((owner) => isLeftOpen(root, member(owner, KEY)));

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
