import { defined } from '../../defined.ts';
import { isObject, member, pointerSegments, toPointer, type Json } from '../../json.ts';
import type { Schema, TriggerDefinition } from '../../model.ts';
import { withValueAt } from '../../request/body.ts';
import { propertiesOf, typesOf, type Definitions } from '../../request/flatten.ts';
import { exampleOf } from './example.ts';
import { resolve } from './resolve.ts';
import { schemaAtPath } from './schema-at.ts';

/** Where items stand in a body, and what is around them. */
export interface Shape {
  /** JSON Pointer of the array; absent: the body is one item. */
  readonly array?: string;
  /** Schema of one item, where the definition gives one. */
  readonly item?: Schema;
  /** A body with these items. */
  readonly around: (items: readonly Json[]) => Json;
}

interface Found {
  readonly path: readonly string[];
  readonly items: Schema | undefined;
}

const usual = /^(value|values|items|data|results?|records|entries|list|elements|rows|content|events?)$/i;

const itemsOf = (schema: Schema): Schema | undefined => {
  const items = member(schema, 'items');
  return isObject(items) ? items : undefined;
};

const arraysIn = (schema: Schema, definitions: Definitions, path: readonly string[]): Found[] =>
  propertiesOf(schema).flatMap(([name, property]) => {
    const flat = resolve(property, definitions)?.schema ?? {};
    const here = [...path, name];
    if (typesOf(flat).includes('array')) return [{ path: here, items: itemsOf(flat) }];
    return here.length < 3 ? arraysIn(flat, definitions, here) : [];
  });

const best = (found: readonly Found[], definitions: Definitions): Found | undefined => {
  const cost = ({ path, items }: Found): number => {
    const holdsObjects = typesOf(resolve(items ?? {}, definitions)?.schema ?? {}).includes('object');
    return path.length * 10 + (holdsObjects ? 0 : 4) + (usual.test(path.at(-1) ?? '') ? 0 : 2);
  };
  return found.toSorted((a, b) => cost(a) - cost(b))[0];
};

/** A list at a JSON Pointer of a body. */
export const listAt = (schema: Schema | undefined, trigger: TriggerDefinition, array: string): Shape => {
  const path = pointerSegments(array);
  const list = schema === undefined ? undefined : schemaAtPath(schema, trigger.definitions, path);
  const item = list === undefined ? undefined : itemsOf(list);
  const example = schema === undefined || path.length === 0 ? {} : exampleOf(schema, trigger.definitions);
  return {
    array,
    around: (items) => withValueAt(path.length === 0 ? undefined : example, path, items),
    ...defined({ item }),
  };
};

/** One item is the whole body, or the only element of an array where the schema declares one at the root. */
export const singleShape = (schema: Schema | undefined, trigger: TriggerDefinition): Shape => {
  const flat = schema === undefined ? undefined : resolve(schema, trigger.definitions)?.schema;
  if (flat !== undefined && typesOf(flat)[0] === 'array') return listAt(schema, trigger, '');
  return { around: (items) => items[0] ?? null, ...defined({ item: schema }) };
};

/** Several items: an array at the root, the declared one inside an object, or one beside what an object declares. */
export const batchShape = (schema: Schema | undefined, trigger: TriggerDefinition): Shape => {
  const flat = schema === undefined ? undefined : resolve(schema, trigger.definitions)?.schema;
  if (flat === undefined || !typesOf(flat).includes('object')) return listAt(schema, trigger, '');
  const found = best(arraysIn(flat, trigger.definitions, []), trigger.definitions);
  return listAt(schema, trigger, found === undefined ? '/value' : toPointer(found.path));
};
