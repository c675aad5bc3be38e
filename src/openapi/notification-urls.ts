import { member } from '../json.ts';
import { rawBody } from './body.ts';
import type { OpenApiDocument } from './document.ts';
import { textsMember } from './members.ts';
import { schemaBelow } from './media-type.ts';
import {
  markedInSchema,
  markedParameter,
  NOTIFICATION_URL,
  type NotificationUrl,
} from './notification-url.ts';
import { rawParameters, type Operation } from './operation.ts';
import { rawResponses } from './response.ts';

const markedBody = (document: OpenApiDocument, operation: Operation): NotificationUrl[] => {
  const body = rawBody(document, operation);
  if (body === undefined) return [];
  const internal = member(body.holder.node, 'x-ms-visibility') === 'internal';
  const found = markedInSchema(document.root, body.schema, body.pointer, 'body', internal);
  // The mark on the body parameter itself means the whole body.
  if (found.length > 0 || member(body.holder.node, NOTIFICATION_URL) !== true) return found;
  const types = textsMember(body.schema, 'type');
  const written = body.holder.pointer;
  return [
    { position: 'body', target: '', written, types, required: body.required, internal, unaddressable: false },
  ];
};

/** The notification URLs that the request of an operation marks, those of the body first. */
export const requestNotificationUrls = (
  document: OpenApiDocument,
  operation: Operation,
): NotificationUrl[] => [
  ...markedBody(document, operation),
  ...rawParameters(document, operation).flatMap(markedParameter),
];

/** The notification URLs that the answers of an operation mark, where they mean nothing. */
export const responseNotificationUrls = (
  document: OpenApiDocument,
  operation: Operation,
): NotificationUrl[] =>
  rawResponses(document, operation).flatMap(({ response }) => {
    const written = schemaBelow(response);
    return written === undefined
      ? []
      : markedInSchema(document.root, written.schema, written.pointer, 'response');
  });
