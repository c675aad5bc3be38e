import { escapePointer, isObject, member, type JsonObject } from '../../json.ts';
import type { Parameter, Schema, TriggerDefinition } from '../../model.ts';
import { flatten, propertiesOf, requiredOf } from '../../request/flatten.ts';

const DEEPEST = 5;

const withoutValue = (schema: Schema): boolean =>
  member(schema, 'x-ms-visibility') === 'internal' && member(schema, 'default') === undefined;

const typeAndEnum = (schema: Schema): JsonObject => {
  const type = member(schema, 'type');
  const allowed = member(schema, 'enum');
  return {
    ...(type === undefined ? {} : { type }),
    ...(Array.isArray(allowed) ? { enum: allowed } : {}),
  };
};

/**
 * What a service checks of a registration's body: types, enums, and the presence of what the platform can fill in. The
 * callback itself is the core's to check.
 */
const bodySchema = (written: Schema, trigger: TriggerDefinition, pointer: string, depth: number): JsonObject => {
  const schema = flatten(written, trigger.definitions)?.schema;
  if (schema === undefined || depth > DEEPEST) return {};
  const required = requiredOf(schema);
  const below = (name: string): string => `${pointer}/${escapePointer(name)}`;
  const isCallback = (name: string): boolean =>
    trigger.callback === below(name) || trigger.callback?.startsWith(`${below(name)}/`) === true;
  const properties = propertiesOf(schema).filter(([name]) => trigger.callback !== below(name));
  const wanted = properties.filter(
    ([name, property]) =>
      required.has(name) &&
      !isCallback(name) &&
      !withoutValue(flatten(property, trigger.definitions)?.schema ?? property),
  );
  const items = member(schema, 'items');
  return {
    ...typeAndEnum(schema),
    ...(properties.length === 0
      ? {}
      : {
          properties: Object.fromEntries(
            properties.map(([name, property]) => [name, bodySchema(property, trigger, below(name), depth + 1)]),
          ),
        }),
    ...(wanted.length === 0 ? {} : { required: wanted.map(([name]) => name) }),
    ...(isObject(items) ? { items: bodySchema(items, trigger, `${pointer}/0`, depth + 1) } : {}),
  };
};

/** `requestBody` of an operation; undefined where a call has none. */
export const requestBodyOf = (trigger: TriggerDefinition): JsonObject | undefined => {
  if (trigger.body === undefined || trigger.method === 'GET' || trigger.method === 'HEAD') return undefined;
  const schema = bodySchema(trigger.body.schema, trigger, '', 0);
  return { required: trigger.callback !== undefined, content: { 'application/json': { schema } } };
};

const isScalar = (schema: Schema): boolean =>
  ['string', 'integer', 'number', 'boolean'].includes(String(member(schema, 'type')));

const parameterOf = ({ name, in: place, required, internal, schema }: Parameter): JsonObject => ({
  name,
  in: place,
  required: required && !(internal && schema['default'] === undefined),
  schema: isScalar(schema) ? typeAndEnum(schema) : {},
});

/** Lets a query hold whatever else it may. */
export const freeQuery: JsonObject = {
  name: '…',
  in: 'query',
  required: false,
  schema: { additionalProperties: true },
};

/** Query parameters and headers of a trigger's call; what else a query holds is free. */
export const parametersOf = (trigger: TriggerDefinition): readonly JsonObject[] => {
  const state = Object.keys(trigger.policy?.config ?? {});
  const declared = trigger.parameters.filter(
    (p) => (p.in === 'query' || p.in === 'header') && !state.includes(p.name),
  );
  return [...declared.map(parameterOf), freeQuery];
};
