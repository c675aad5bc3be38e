import { escapePointer, isObject, member, toPointer, type JsonObject } from '../json.ts';
import { keptBy } from '../kept.ts';
import { rawBody } from './body.ts';
import type { OpenApiDocument } from './document.ts';
import { markedPlaces, type OptionalStep } from './marked-places.ts';
import { schemaBelow, type WrittenSchema } from './media-type.ts';
import { textMember, textsMember } from './members.ts';
import { notificationContent } from './notification.ts';
import { rawParameters, type Operation } from './operation.ts';
import type { Located } from './reference.ts';
import { rawResponses } from './response.ts';

/** A place that says: the platform writes its callback URL here. */
export interface NotificationUrl {
  readonly position: 'body' | 'query' | 'header' | 'path' | 'formData' | 'response' | 'notification';
  /** JSON Pointer in the body, answer or notification; the parameter's name elsewhere. */
  readonly target: string;
  /** JSON Pointer in the document of what carries the mark. */
  readonly written: string;
  /** The types that the property declares. */
  readonly types: readonly string[];
  /** Of it and the objects around it, those that are not required; the body itself is not looked at. */
  readonly optional: readonly OptionalStep[];
  /** It or something around it is `x-ms-visibility: internal`. */
  readonly internal: boolean;
  /** It stands in an item of an array, or under a name that is not fixed: nobody can say which value is meant. */
  readonly unaddressable: boolean;
  /** A reference that leads nowhere leaves open what else is written of it, or of what is around it. */
  readonly leftOpen: boolean;
}

/** The extension that marks a notification URL. */
export const NOTIFICATION_URL = 'x-ms-notification-url';

const markedInSchema = (
  root: JsonObject,
  written: WrittenSchema,
  position: 'body' | 'response' | 'notification',
  inInternal = false,
): NotificationUrl[] =>
  markedPlaces(root, written, NOTIFICATION_URL, inInternal).map(
    ({ mark, segments, parts, optional, internal, unaddressable, leftOpen }) => ({
      position,
      target: toPointer(segments),
      written: mark.pointer,
      types: parts.flatMap((p) => textsMember(p.node, 'type')),
      optional,
      internal,
      unaddressable,
      leftOpen,
    }),
  );

const markedParameter = ({ node, pointer }: Located): NotificationUrl[] => {
  const position = textMember(node, 'in') ?? '';
  const marked =
    member(node, NOTIFICATION_URL) === true || member(member(node, 'schema'), NOTIFICATION_URL) === true;
  if (!marked || !['query', 'header', 'path', 'formData'].includes(position)) return [];
  return [
    {
      position: position as NotificationUrl['position'],
      target: textMember(node, 'name') ?? '',
      written: pointer,
      types: [...textsMember(node, 'type'), ...textsMember(member(node, 'schema'), 'type')],
      optional: [],
      internal: member(node, 'x-ms-visibility') === 'internal',
      unaddressable: false,
      leftOpen: false,
    },
  ];
};

const markedBody = (document: OpenApiDocument, operation: Operation): NotificationUrl[] => {
  const body = rawBody(document, operation);
  if (body === undefined) return [];
  const internal = member(body.holder.node, 'x-ms-visibility') === 'internal';
  const found = markedInSchema(document.root, body, 'body', internal);
  // The mark on the body parameter itself means the whole body.
  if (found.length > 0 || member(body.holder.node, NOTIFICATION_URL) !== true) return found;
  const types = textsMember(body.schema, 'type');
  const written = body.holder.pointer;
  return [
    {
      position: 'body',
      target: '',
      written,
      types,
      optional: [],
      internal,
      unaddressable: false,
      leftOpen: false,
    },
  ];
};

const marks = keptBy<JsonObject, readonly NotificationUrl[]>();

/** The notification URLs that the request of an operation marks, those of the body first; sought once. */
export const requestNotificationUrls = (
  document: OpenApiDocument,
  operation: Operation,
): readonly NotificationUrl[] =>
  marks(operation.node, () => [
    ...markedBody(document, operation),
    ...rawParameters(document, operation).flatMap(markedParameter),
  ]);

const markedHeaders = ({ node, pointer }: Located): NotificationUrl[] => {
  const headers = member(node, 'headers');
  return Object.entries(isObject(headers) ? headers : {}).flatMap(([name, header]) =>
    [header, member(header, 'schema')].some((owner) => member(owner, NOTIFICATION_URL) === true)
      ? [
          {
            position: 'response',
            target: name,
            written: `${pointer}/headers/${escapePointer(name)}`,
            types: textsMember(header, 'type'),
            optional: [],
            internal: false,
            unaddressable: true,
            leftOpen: false,
          },
        ]
      : [],
  );
};

/** The notification URLs that the answers of an operation mark, where they mean nothing. */
export const responseNotificationUrls = (
  document: OpenApiDocument,
  operation: Operation,
): NotificationUrl[] =>
  rawResponses(document, operation).flatMap(({ response }) => {
    const written = schemaBelow(response);
    const own = written === undefined ? [] : markedInSchema(document.root, written, 'response');
    return [...own, ...markedHeaders(response)];
  });

/** The notification URLs that the notification content of an operation marks, where they mean nothing. */
export const contentNotificationUrls = (
  document: OpenApiDocument,
  operation: Operation,
): NotificationUrl[] => {
  const content = notificationContent(document, operation);
  const written = content && schemaBelow(content);
  return written === undefined ? [] : markedInSchema(document.root, written, 'notification');
};
