import { defined } from '../defined.ts';
import { escapePointer, isObject, member } from '../json.ts';
import type { OpenApiDocument } from './document.ts';
import { preferredContent } from './media-type.ts';
import type { Operation } from './operation.ts';
import { follow, type Located } from './reference.ts';

/** One entry of OpenAPI 3 `callbacks`: where the URL comes from, and what is sent to it. */
export interface CallbackObject {
  /** Where the expression finds the URL in the registration. */
  readonly position: 'body' | 'query' | 'header' | 'path';
  /** JSON Pointer in the body; the parameter's name elsewhere. */
  readonly target: string;
  /** JSON Pointer in the document of the expression. */
  readonly written: string;
  /** The media type object that describes the notification. */
  readonly content?: Located;
}

const expression = /\{\$request\.(?:(body)(?:#([^}]*))?|(query|header|path)\.([^}]+))\}/;

const contentOf = (document: OpenApiDocument, item: Located): Located | undefined => {
  const verb = Object.keys(item.node).find((k) => /^(post|put|patch)$/i.test(k));
  if (verb === undefined) return undefined;
  const operation = member(item.node, verb);
  const pointer = `${item.pointer}/${verb}/requestBody`;
  const request = follow(document, member(operation, 'requestBody'), pointer);
  const content = preferredContent(member(request?.node, 'content'));
  if (request === undefined || content === undefined || !isObject(content.media)) return undefined;
  return { node: content.media, pointer: `${request.pointer}/content/${escapePointer(content.type)}` };
};

/** The OpenAPI 3 `callbacks` of an operation whose URL comes from its request. */
export const callbackObjects = (document: OpenApiDocument, operation: Operation): CallbackObject[] => {
  const callbacks = member(operation.node, 'callbacks');
  if (document.version === '2.0' || !isObject(callbacks)) return [];
  return Object.entries(callbacks).flatMap(([name, value]) => {
    const callback = follow(document, value, `${operation.pointer}/callbacks/${escapePointer(name)}`);
    return Object.entries(callback?.node ?? {}).flatMap(([key, item]): CallbackObject[] => {
      const [, body, pointer, position, parameter] = expression.exec(key) ?? [];
      if (callback === undefined || (body === undefined && position === undefined)) return [];
      const written = `${callback.pointer}/${escapePointer(key)}`;
      const pathItem = follow(document, item, written);
      const content = pathItem && contentOf(document, pathItem);
      return [
        {
          position: (position ?? 'body') as CallbackObject['position'],
          target: body === undefined ? (parameter ?? '') : (pointer ?? ''),
          written,
          ...defined({ content }),
        },
      ];
    });
  });
};
