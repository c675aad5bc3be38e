import { escapePointer, isObject, member, type Json } from '../json.ts';
import type { Located } from './reference.ts';

/** Whether a media type is JSON, or lets JSON through. */
export const isJsonType = (type: string): boolean =>
  /^(application\/json|[^;]+\+json|\*\/\*|application\/\*)/i.test(type);

/** Whether a media type is one of a form's. */
export const isFormType = (type: string): boolean =>
  /^(application\/x-www-form-urlencoded|multipart\/)/i.test(type);

/** The media types of an OpenAPI 3 `content`. */
export const contentTypes = (content: Json | undefined): string[] =>
  isObject(content) ? Object.keys(content) : [];

/** The media type of an OpenAPI 3 `content` that the platform uses: JSON before anything else. */
export const preferredContent = (
  content: Json | undefined,
): { readonly type: string; readonly media: Json } | undefined => {
  if (!isObject(content)) return undefined;
  const types = Object.keys(content);
  const type =
    types.find((t) => /^application\/json\b/i.test(t)) ?? types.find((t) => isJsonType(t)) ?? types[0];
  return type === undefined ? undefined : { type, media: member(content, type) ?? null };
};

/** A schema as written, and where it stands. */
export interface WrittenSchema {
  readonly schema: Json;
  readonly pointer: string;
}

/** The schema that an answer, parameter or notification holds: below `schema`, or below its JSON `content`. */
export const schemaBelow = ({ node, pointer }: Located): WrittenSchema | undefined => {
  const direct = member(node, 'schema');
  if (direct !== undefined) return { schema: direct, pointer: `${pointer}/schema` };
  const content = preferredContent(member(node, 'content'));
  const schema = member(content?.media, 'schema');
  if (content === undefined || schema === undefined) return undefined;
  return { schema, pointer: `${pointer}/content/${escapePointer(content.type)}/schema` };
};
