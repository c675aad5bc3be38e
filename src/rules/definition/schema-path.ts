import { isObject, member, type Json } from '../../json.ts';
import type { Schema } from '../../model.ts';
import { listMember, textMember } from '../../openapi/members.ts';
import { typesOf } from '../../openapi/schema-keywords.ts';

/** Schemas by name, as a trigger carries them. */
export type Definitions = Readonly<Record<string, Schema>>;

/** What a schema says of a value inside it; `open`: it says nothing, `absent`: no such value is declared. */
export type Declared = readonly Schema[] | 'open' | 'absent';

const composing = ['allOf', 'anyOf', 'oneOf'];

/** A schema and all that its `$ref`, allOf, anyOf and oneOf add to it. */
export const partsOfSchema = (definitions: Definitions, schema: Schema): Schema[] => {
  const parts = new Set<Schema>();
  const open = [schema];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (parts.has(next)) continue;
    parts.add(next);
    const name = (textMember(next, '$ref') ?? '').replace('#/definitions/', '');
    const target = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
    if (target !== undefined) open.push(target);
    for (const key of composing) open.push(...listMember(next, key).filter(isObject));
  }
  return [...parts];
};

/** The types that any of the parts names, null left out; undefined where none names one. */
export const declaredTypes = (parts: readonly Schema[]): readonly string[] | undefined => {
  const types = parts.flatMap((p) => typesOf(member(p, 'type')) ?? []).filter((t) => t !== 'null');
  if (types.length > 0) return types;
  if (parts.some((p) => isObject(member(p, 'properties')))) return ['object'];
  return parts.some((p) => isObject(member(p, 'items'))) ? ['array'] : undefined;
};

/** Whether a schema lets a value be an object. */
export const mayBeObject = (definitions: Definitions, schema: Schema): boolean =>
  declaredTypes(partsOfSchema(definitions, schema))?.includes('object') ?? true;

const isDynamic = (part: Schema): boolean =>
  Object.hasOwn(part, 'x-ms-dynamic-schema') || Object.hasOwn(part, 'x-ms-dynamic-properties');

const property = (parts: readonly Schema[], name: string): Schema | 'open' | 'absent' => {
  const found = parts.map((p) => member(member(p, 'properties'), name)).find(isObject);
  if (found !== undefined) return found;
  const other = parts.map((p) => member(p, 'additionalProperties')).find((a) => isObject(a) || a === true);
  if (isObject(other)) return other;
  const says = parts.some(
    (p) => Object.keys((member(p, 'properties') as object | undefined) ?? {}).length > 0,
  );
  // A reference that leads nowhere is read as a schema without a word.
  const leavesRoom = parts.some(
    (p) => isDynamic(p) || Object.hasOwn(p, 'patternProperties') || Object.keys(p).length === 0,
  );
  return other === true || leavesRoom || !says ? 'open' : 'absent';
};

const item = (parts: readonly Schema[], index: number): Schema | 'open' => {
  const items = parts.map((p) => member(p, 'items')).find((i) => i !== undefined);
  const found = Array.isArray(items) ? (items as readonly Json[])[index] : items;
  return isObject(found) ? found : 'open';
};

const step = (definitions: Definitions, from: Declared, key: string | number): Declared => {
  if (typeof from === 'string') return from;
  const types = declaredTypes(from);
  if (types !== undefined && !types.includes(typeof key === 'number' ? 'array' : 'object')) return 'absent';
  const found = typeof key === 'number' ? item(from, key) : property(from, key);
  return typeof found === 'string' ? found : partsOfSchema(definitions, found);
};

/** Follows a path into a schema. */
export const declaredAt = (
  definitions: Definitions,
  schema: Schema,
  path: readonly (string | number)[],
): Declared =>
  path.reduce<Declared>((from, key) => step(definitions, from, key), partsOfSchema(definitions, schema));
