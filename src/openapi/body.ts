import { escapePointer, isObject, member, type Json } from '../json.ts';
import type { Parameter, RequestBody } from '../model.ts';
import type { OpenApiDocument } from './document.ts';
import { contentTypes, isFormType, preferredContent } from './media-type.ts';
import { listedTypes, rawParameters, type Operation } from './operation.ts';
import { follow, type Located } from './reference.ts';
import { requiredOf } from './schema-keywords.ts';
import type { SchemaCollector } from './schema-library.ts';

/** A body as written: its schema, and where that stands. */
export interface RawBody {
  readonly required: boolean;
  /** The body parameter or the media type: what holds the schema. */
  readonly holder: Located;
  /** Media type; OpenAPI 3 only. */
  readonly type?: string;
  readonly schema: Json;
  readonly pointer: string;
}

const requestBody = (document: OpenApiDocument, operation: Operation): Located | undefined =>
  follow(document, member(operation.node, 'requestBody'), `${operation.pointer}/requestBody`);

/** The media types that an operation takes. */
export const consumedTypes = (document: OpenApiDocument, operation: Operation): string[] =>
  document.version === '2.0'
    ? listedTypes(document, operation, 'consumes')
    : contentTypes(member(requestBody(document, operation)?.node, 'content'));

/** The body of an operation, whichever way its specification writes it. */
export const rawBody = (document: OpenApiDocument, operation: Operation): RawBody | undefined => {
  if (document.version === '2.0') {
    const holder = rawParameters(document, operation).find((p) => member(p.node, 'in') === 'body');
    if (holder === undefined) return undefined;
    const required = member(holder.node, 'required') === true;
    const schema = member(holder.node, 'schema') ?? {};
    return { required, holder, schema, pointer: `${holder.pointer}/schema` };
  }
  const request = requestBody(document, operation);
  const content = preferredContent(member(request?.node, 'content'));
  if (request === undefined || content === undefined) return undefined;
  const pointer = `${request.pointer}/content/${escapePointer(content.type)}`;
  const node = isObject(content.media) ? content.media : {};
  return {
    required: member(request.node, 'required') === true,
    holder: { node, pointer },
    type: content.type,
    schema: member(node, 'schema') ?? {},
    pointer: `${pointer}/schema`,
  };
};

const formFields = (document: OpenApiDocument, body: RawBody, collector: SchemaCollector): Parameter[] => {
  const form = follow(document, body.schema, body.pointer);
  const fields = member(form?.node, 'properties');
  if (form === undefined || !isObject(fields)) return [];
  const required = requiredOf(member(form.node, 'required'));
  return Object.entries(fields).map(([name, field]) => ({
    name,
    in: 'formData' as const,
    required: required.includes(name),
    internal: member(field, 'x-ms-visibility') === 'internal',
    schema: collector.read(field, `${form.pointer}/properties/${escapePointer(name)}`),
  }));
};

/** The JSON body of an operation, or the fields of its form. */
export const readBody = (
  document: OpenApiDocument,
  operation: Operation,
  collector: SchemaCollector,
): { readonly body?: RequestBody; readonly fields: readonly Parameter[] } => {
  const raw = rawBody(document, operation);
  if (raw === undefined) return { fields: [] };
  if (raw.type !== undefined && isFormType(raw.type)) return { fields: formFields(document, raw, collector) };
  return { body: { required: raw.required, schema: collector.read(raw.schema, raw.pointer) }, fields: [] };
};
