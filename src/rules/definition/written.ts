import { callbackObjects, type CallbackObject } from '../../openapi/callback-object.ts';
import { openDocument, type OpenApiDocument } from '../../openapi/document.ts';
import {
  requestNotificationUrls,
  responseNotificationUrls,
  type NotificationUrl,
} from '../../openapi/notification-url.ts';
import { operationsOf, type Operation } from '../../openapi/operation.ts';
import type { DefinitionView } from './view.ts';

/** A trigger's operation as it is written, and the document around it. */
export interface WrittenOperation {
  readonly document: OpenApiDocument;
  readonly operation: Operation;
}

/** Finds the operation that a trigger was read from; what the reader had to say of it was said when it was read. */
export const writtenOperation = ({ document, trigger }: DefinitionView): WrittenOperation => {
  const opened = openDocument(document.file, document.root, () => undefined);
  const operation = operationsOf(opened).find(
    (o) => o.pointer === trigger.pointer && o.path === trigger.path,
  );
  if (operation === undefined) throw new Error(`There is no operation at "${trigger.pointer}"`);
  return { document: opened, operation };
};

/** The notification URLs that the trigger's request marks. */
export const requestMarks = (view: DefinitionView): NotificationUrl[] => {
  const { document, operation } = writtenOperation(view);
  return requestNotificationUrls(document, operation);
};

/**
 * The notification URLs that the trigger's answers mark where its request marks none: a mark in the wrong place. Beside
 * one in the request it is harmless, an answer often shares the request's schema.
 */
export const strayMarks = (view: DefinitionView): NotificationUrl[] => {
  const { document, operation } = writtenOperation(view);
  if (requestNotificationUrls(document, operation).length > 0) return [];
  return responseNotificationUrls(document, operation);
};

/** The marks that the platform can fill: properties of the body that have one fixed place. */
export const bodyMarks = (view: DefinitionView): NotificationUrl[] =>
  requestMarks(view).filter((m) => m.position === 'body' && !m.unaddressable);

/** The trigger's OpenAPI 3 callbacks, where it says in that way which value is the callback URL. */
export const declaredCallbacks = (view: DefinitionView): CallbackObject[] => {
  const { document, operation } = writtenOperation(view);
  return callbackObjects(document, operation);
};
