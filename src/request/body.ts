import { escapePointer, isObject, member, pointerSegments, type Json } from '../json.ts';
import type { Schema, TriggerDefinition } from '../model.ts';
import { flatten, propertiesOf, requiredOf, typesOf } from './flatten.ts';
import { configuredAt, configuredBelow } from './inputs.ts';
import { proposedValue, sampleOf } from './sample.ts';

/** A request's JSON body, and the inputs that had to be made up. */
export interface BuiltBody {
  readonly value: Json | undefined;
  readonly made: readonly string[];
}

interface Context {
  readonly trigger: TriggerDefinition;
  readonly configured: ReadonlyMap<string, Json>;
  readonly made: string[];
}

interface Spot {
  readonly pointer: string;
  readonly required: boolean;
  readonly internal: boolean;
  readonly names: readonly string[];
}

const objectAt = (schema: Schema, spot: Spot, context: Context): Json => {
  const required = requiredOf(schema);
  const members = propertiesOf(schema).map(([name, property]) => {
    const pointer = `${spot.pointer}/${escapePointer(name)}`;
    return [name, valueFor(property, { ...spot, pointer, required: required.has(name) }, context)] as const;
  });
  return Object.fromEntries(members.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
};

const made = (schema: Schema, spot: Spot, context: Context): Json => {
  const segments = pointerSegments(spot.pointer);
  context.made.push(segments.length === 1 ? (segments[0] ?? '') : spot.pointer);
  return sampleOf(schema, context.trigger.definitions);
};

const valueFor = (written: Schema, at: Spot, context: Context): Json | undefined => {
  const { callback } = context.trigger;
  const configured = configuredAt(context.configured, at.pointer);
  if (at.pointer === callback || (configured !== undefined && !isObject(configured))) return configured;
  const inside =
    configuredBelow(context.configured, at.pointer) || callback?.startsWith(`${at.pointer}/`) === true;
  if (!inside && !at.required && configured === undefined) return undefined;
  const flat = flatten(written, context.trigger.definitions, at.names);
  if (flat === undefined) return configured;
  const { schema } = flat;
  const internal = at.internal || member(schema, 'x-ms-visibility') === 'internal';
  const spot = { ...at, internal, names: flat.names };
  const proposed = internal ? member(schema, 'default') : proposedValue(schema);
  if (typesOf(schema).includes('object') && (propertiesOf(schema).length > 0 || inside)) {
    const built = objectAt(schema, spot, context);
    return isObject(proposed) && isObject(built) ? { ...built, ...proposed } : built;
  }
  if (configured !== undefined) return configured;
  return proposed ?? (internal ? undefined : made(schema, spot, context));
};

/** Sets a value at a JSON Pointer and creates its parents; objects are merged, the new value wins. */
export const withValueAt = (root: Json | undefined, segments: readonly string[], value: Json): Json => {
  const [segment, ...rest] = segments;
  if (segment === undefined) {
    if (!isObject(root) || !isObject(value)) return value;
    return Object.entries(value).reduce<Json>((merged, [key, v]) => withValueAt(merged, [key], v), root);
  }
  if (Array.isArray(root)) {
    const at = Math.min(Number(segment), root.length);
    return [
      ...root.slice(0, at),
      withValueAt(root[at] as Json | undefined, rest, value),
      ...root.slice(at + 1),
    ] as Json;
  }
  const object = isObject(root) ? root : {};
  return { ...object, [segment]: withValueAt(member(object, segment), rest, value) };
};

/** A body without the member at a JSON Pointer. */
export const withoutValueAt = (
  root: Json | undefined,
  [segment, ...rest]: readonly string[],
): Json | undefined => {
  if (segment === undefined) return undefined;
  if (!isObject(root) || !Object.hasOwn(root, segment)) return root;
  const { [segment]: found, ...others } = root;
  const left = withoutValueAt(found, rest);
  return left === undefined ? others : { ...others, [segment]: left };
};

/**
 * The JSON body that the platform sends: required properties, internal ones with their defaults, optional ones only
 * where they are configured; the callback URL at its place, or nothing there.
 */
export const buildBody = (
  trigger: TriggerDefinition,
  configured: ReadonlyMap<string, Json>,
  callback: string | undefined,
): BuiltBody => {
  if (trigger.body === undefined || trigger.method === 'GET' || trigger.method === 'HEAD')
    return { value: undefined, made: [] };
  const context: Context = { trigger, configured, made: [] };
  const root: Spot = { pointer: '', required: trigger.body.required, internal: false, names: [] };
  let value = valueFor(trigger.body.schema, root, context);
  for (const [pointer, given] of configured)
    if (pointer !== trigger.callback) value = withValueAt(value, pointerSegments(pointer), given);
  if (trigger.callback !== undefined && callback !== undefined)
    value = withValueAt(value, pointerSegments(trigger.callback), callback);
  return { value, made: context.made };
};
