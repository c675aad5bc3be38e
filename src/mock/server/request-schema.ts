import { defined } from '../../defined.ts';
import { escapePointer, isObject, member, textOf, type JsonObject } from '../../json.ts';
import type { Parameter, Schema, TriggerDefinition } from '../../model.ts';
import { flatten, propertiesOf, requiredOf } from '../../request/flatten.ts';

const DEEPEST = 5;

const isInternal = (schema: Schema): boolean => member(schema, 'x-ms-visibility') === 'internal';

interface Spot {
  readonly pointer: string;
  readonly depth: number;
  /** Something above is internal, and so is all below it. */
  readonly internal: boolean;
}

const typeAndEnum = (schema: Schema): JsonObject => {
  const type = member(schema, 'type');
  const allowed = member(schema, 'enum');
  return {
    ...defined({ type }),
    ...(Array.isArray(allowed) ? { enum: allowed } : {}),
  };
};

/**
 * What a service checks of a registration's body: types, enums, and the presence of what the platform can fill in. The
 * callback itself is the core's to check.
 */
const bodySchema = (written: Schema, trigger: TriggerDefinition, spot: Spot): JsonObject => {
  const { pointer, depth } = spot;
  const schema = flatten(written, trigger.definitions)?.schema;
  if (schema === undefined || depth > DEEPEST) return {};
  const internal = spot.internal || isInternal(schema);
  const required = requiredOf(schema);
  const below = (name: string): string => `${pointer}/${escapePointer(name)}`;
  const isCallback = (name: string): boolean =>
    trigger.callback === below(name) || trigger.callback?.startsWith(`${below(name)}/`) === true;
  // Nobody fills in what is internal and has no default.
  const isUnfilled = (property: Schema): boolean => {
    const flat = flatten(property, trigger.definitions)?.schema ?? property;
    return (internal || isInternal(flat)) && member(flat, 'default') === undefined;
  };
  const properties = propertiesOf(schema).filter(([name]) => trigger.callback !== below(name));
  const wanted = properties.filter(
    ([name, property]) => required.has(name) && !isCallback(name) && !isUnfilled(property),
  );
  const items = member(schema, 'items');
  return {
    ...typeAndEnum(schema),
    ...(properties.length === 0
      ? {}
      : {
          properties: Object.fromEntries(
            properties.map(([name, property]) => [
              name,
              bodySchema(property, trigger, { pointer: below(name), depth: depth + 1, internal }),
            ]),
          ),
        }),
    ...(wanted.length === 0 ? {} : { required: wanted.map(([name]) => name) }),
    ...(isObject(items)
      ? { items: bodySchema(items, trigger, { pointer: `${pointer}/0`, depth: depth + 1, internal }) }
      : {}),
  };
};

/** `requestBody` of an operation; undefined where a call has none. */
export const requestBodyOf = (trigger: TriggerDefinition): JsonObject | undefined => {
  if (trigger.body === undefined || trigger.method === 'GET' || trigger.method === 'HEAD') return undefined;
  const schema = bodySchema(trigger.body.schema, trigger, { pointer: '', depth: 0, internal: false });
  return { required: trigger.callback !== undefined, content: { 'application/json': { schema } } };
};

const isScalar = (schema: Schema): boolean =>
  ['string', 'integer', 'number', 'boolean'].includes(textOf(member(schema, 'type')));

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
