import { defined } from '../defined.ts';
import { isObject, member, type Json, type JsonObject } from '../json.ts';
import type { Parameter, Schema } from '../model.ts';
import type { OpenApiDocument } from './document.ts';
import { textMember } from './members.ts';
import { schemaBelow } from './media-type.ts';
import type { Located } from './reference.ts';
import { partsOf } from './schema-parts.ts';
import type { SchemaCollector } from './schema-library.ts';

const places: readonly string[] = ['path', 'query', 'header', 'formData'];
const notSchema = new Set([
  'name',
  'in',
  'required',
  'allowEmptyValue',
  'collectionFormat',
  'schema',
  'content',
]);

const isInternal = (node: Json | undefined): boolean => member(node, 'x-ms-visibility') === 'internal';

/** The schema of a parameter: beside it in Swagger 2.0, below `schema` or `content` in OpenAPI 3. */
const schemaOf = (raw: Located, collector: SchemaCollector): Schema => {
  const { node, pointer } = raw;
  const below = schemaBelow(raw);
  const beside = Object.fromEntries(Object.entries(node).filter(([k]) => !notSchema.has(k)));
  if (below === undefined) return collector.read(beside, pointer);
  const extensions = Object.fromEntries(Object.entries(beside).filter(([k]) => k.startsWith('x-')));
  return { ...collector.read(extensions, pointer), ...collector.read(below.schema, below.pointer) };
};

const styles: Readonly<Record<string, string>> = { spaceDelimited: 'ssv', pipeDelimited: 'pipes' };

const collectionFormatOf = (
  document: OpenApiDocument,
  { node, pointer }: Located,
  place: string,
): string | undefined => {
  const written = textMember(node, 'collectionFormat');
  const schema = member(node, 'schema');
  if (written !== undefined || schema === undefined) return written;
  const { parts } = partsOf(document.root, schema, `${pointer}/schema`);
  if (!parts.some((p) => [member(p.node, 'type')].flat().includes('array'))) return undefined;
  const style = textMember(node, 'style') ?? (place === 'query' ? 'form' : 'simple');
  if (style === 'form' && member(node, 'explode') !== false) return 'multi';
  return Object.hasOwn(styles, style) ? styles[style] : 'csv';
};

const triggerValueOf = (node: JsonObject): Parameter['triggerValue'] => {
  const written = member(node, 'x-ms-trigger-value');
  if (!isObject(written)) return undefined;
  const collection = textMember(written, 'value-collection');
  const path = textMember(written, 'value-path');
  return defined({ collection, path });
};

/** Reads a parameter that is no body; one that the platform cannot send is left out with a warning. */
export const readParameter = (
  document: OpenApiDocument,
  raw: Located,
  collector: SchemaCollector,
): Parameter | undefined => {
  const { node, pointer } = raw;
  const name = textMember(node, 'name');
  const place = textMember(node, 'in');
  if (name === undefined || place === undefined || !places.includes(place)) {
    document.warn(
      `The parameter ${JSON.stringify(name ?? '')} in ${JSON.stringify(place ?? '')} is not used`,
      pointer,
    );
    return undefined;
  }
  const schema = schemaOf(raw, collector);
  const encoding = member(node, 'x-ms-url-encoding');
  const collectionFormat = collectionFormatOf(document, raw, place);
  const triggerValue = triggerValueOf(node);
  return {
    name,
    in: place as Parameter['in'],
    required: place === 'path' || member(node, 'required') === true,
    internal: isInternal(node) || isInternal(schema),
    schema,
    ...(encoding === 'single' || encoding === 'double' ? { encoding } : {}),
    ...defined({ collectionFormat, triggerValue }),
  };
};
