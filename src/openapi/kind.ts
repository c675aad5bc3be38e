import { defined } from '../defined.ts';
import { member } from '../json.ts';
import type { Mechanism } from '../model.ts';
import { callbackObjects, type CallbackObject } from './callback-object.ts';
import type { OpenApiDocument } from './document.ts';
import { requestNotificationUrls, type NotificationUrl } from './notification-url.ts';
import { notificationContent } from './notification.ts';
import type { Operation } from './operation.ts';
import { pollingPolicy, type ConnectorProperties } from './properties.ts';
import type { Located } from './reference.ts';

/** What marks an operation as a webhook. */
export interface WebhookEvidence {
  readonly marks: readonly NotificationUrl[];
  readonly callbacks: readonly CallbackObject[];
  readonly content?: Located;
}

const isMarkedPolling = (operation: Operation): boolean =>
  member(member(operation.node, 'x-ms-trigger-metadata'), 'mode') === 'polling';

/** Notification content beside the verb belongs to the operation that takes the callback URL, if another one does. */
const belongsElsewhere = (document: OpenApiDocument, operation: Operation): boolean =>
  isMarkedPolling(operation) ||
  ['post', 'put', 'patch'].some((verb) => {
    const node = member(operation.pathItem.node, verb);
    if (node === undefined || verb.toUpperCase() === operation.method) return false;
    const pointer = `${operation.pathItem.pointer}/${verb}`;
    const sibling = {
      ...operation,
      method: verb.toUpperCase(),
      node: node as typeof operation.node,
      pointer,
    };
    return requestNotificationUrls(document, sibling).length > 0;
  });

/** Gathers what marks an operation as a webhook; undefined where nothing does, so that it polls. */
export const webhookEvidence = (
  document: OpenApiDocument,
  operation: Operation,
): WebhookEvidence | undefined => {
  const marks = requestNotificationUrls(document, operation);
  const callbacks = callbackObjects(document, operation);
  const found = notificationContent(document, operation);
  const content =
    marks.length === 0 && found?.misplaced === false && belongsElsewhere(document, operation)
      ? undefined
      : found;
  if (marks.length === 0 && callbacks.length === 0 && content === undefined) return undefined;
  return { marks, callbacks, ...defined({ content }) };
};

/** Who makes the polling state of an operation. */
export const pollingMechanism = (
  properties: ConnectorProperties,
  operationId: string,
  hasScript: boolean,
): Mechanism => {
  if (pollingPolicy(properties, operationId) !== undefined) return 'policy';
  const scripted = properties.scriptOperations ?? [];
  if (scripted.length > 0) return scripted.includes(operationId) ? 'script' : 'native';
  return hasScript ? 'script' : 'native';
};
