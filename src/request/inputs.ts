import { escapePointer, isObject, member, pointerSegments, valueAt, type Json } from '../json.ts';
import type { Schema, TriggerDefinition } from '../model.ts';
import { flatten, propertiesOf, typesOf, type Definitions } from './flatten.ts';

/** Configured inputs, told apart by where they go. */
export interface SortedInputs {
  readonly parameters: Readonly<Record<string, Json>>;
  /** JSON Pointer in the body → value. */
  readonly body: ReadonlyMap<string, Json>;
  /** Names that the trigger does not have. */
  readonly unknown: readonly string[];
}

const isOpen = (schema: Schema): boolean =>
  propertiesOf(schema).length === 0 ||
  member(schema, 'additionalProperties') === true ||
  isObject(member(schema, 'additionalProperties')) ||
  member(schema, 'x-ms-dynamic-schema') !== undefined ||
  member(schema, 'x-ms-dynamic-properties') !== undefined;

/** Whether a value may stand at a JSON Pointer of what a schema describes. */
const reaches = (schema: Schema, definitions: Definitions, segments: readonly string[]): boolean => {
  const [segment, ...rest] = segments;
  if (segment === undefined) return true;
  const flat = flatten(schema, definitions);
  if (flat === undefined) return true;
  const property = propertiesOf(flat.schema).find(([name]) => name === segment);
  if (property !== undefined) return reaches(property[1], definitions, rest);
  const types = typesOf(flat.schema);
  const items = member(flat.schema, 'items');
  if (types.includes('array'))
    return /^\d+$/.test(segment) && (!isObject(items) || reaches(items, definitions, rest));
  return (types.length === 0 || types.includes('object')) && isOpen(flat.schema);
};

/** Tells configured inputs apart: parameters by name, body properties by name or JSON Pointer. */
export const sortInputs = (
  trigger: TriggerDefinition,
  inputs: Readonly<Record<string, Json>>,
): SortedInputs => {
  const parameters: Record<string, Json> = {};
  const body = new Map<string, Json>();
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(inputs)) {
    const pointer = name === '' || name.startsWith('/') ? name : `/${escapePointer(name)}`;
    if (trigger.parameters.some((p) => p.name === name)) parameters[name] = value;
    else if (
      trigger.body !== undefined &&
      reaches(trigger.body.schema, trigger.definitions, pointerSegments(pointer))
    )
      body.set(pointer, value);
    else unknown.push(name);
  }
  return { parameters, body, unknown };
};

/** Every name by which an input of a trigger can be configured, nested ones as JSON Pointers. */
export const inputNames = (trigger: TriggerDefinition): readonly string[] => {
  const names = trigger.parameters.filter((p) => !p.internal).map((p) => p.name);
  const flat = trigger.body === undefined ? undefined : flatten(trigger.body.schema, trigger.definitions);
  return [...names, ...(flat === undefined ? [] : propertiesOf(flat.schema).map(([name]) => name))];
};

/** The configured value at a JSON Pointer of the body, on its own or as part of a configured object. */
export const configuredAt = (body: ReadonlyMap<string, Json>, pointer: string): Json | undefined => {
  const exact = body.get(pointer);
  if (exact !== undefined) return exact;
  for (const [key, value] of body) {
    const inside = pointer.startsWith(`${key}/`) ? valueAt(value, pointer.slice(key.length)) : undefined;
    if (inside !== undefined) return inside;
  }
  return undefined;
};

/** Whether something is configured below a JSON Pointer of the body. */
export const configuredBelow = (body: ReadonlyMap<string, Json>, pointer: string): boolean =>
  [...body.keys()].some((key) => key.startsWith(`${pointer}/`));
