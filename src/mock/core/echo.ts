import { isObject, textOf, type Json } from '../../json.ts';
import type { Schema, TriggerDefinition } from '../../model.ts';
import { flatten, propertiesOf, typesOf } from '../../request/flatten.ts';
import type { MockEvent } from './events.ts';
import type { Inputs } from './inputs.ts';
import type { Leaf } from './leaves.ts';

/** A property of an item that says what an input of the same name asked for. */
export interface Echo {
  readonly pointer: string;
  readonly schema: Schema;
  /** The event's own value, else the input; undefined for neither. */
  readonly valueOf: (event: MockEvent, inputs: Inputs) => Json | undefined;
}

/** The names of a trigger's inputs: its parameters but for the state's, its body's properties but for the callback. */
export const filterNames = (trigger: TriggerDefinition): readonly string[] => {
  const state = Object.keys(trigger.policy?.config ?? {});
  const parameters = trigger.parameters
    .filter((p) => (p.in === 'path' || p.in === 'query') && !state.includes(p.name))
    .map((p) => p.name);
  const flat = trigger.body === undefined ? undefined : flatten(trigger.body.schema, trigger.definitions);
  const properties = flat === undefined ? [] : propertiesOf(flat.schema).map(([name]) => name);
  return [...parameters, ...properties.filter((name) => trigger.callback?.split('/')[1] !== name)];
};

const typed = (value: Json | undefined, schema: Schema): Json | undefined => {
  const one: Json | undefined = Array.isArray(value) ? (value as readonly Json[])[0] : value;
  if (one === undefined || one === null || isObject(one)) return undefined;
  const [type] = typesOf(schema);
  if (type === 'string') return textOf(one);
  if (type === 'integer' || type === 'number')
    return /^-?\d{1,15}(\.\d+)?$/.test(textOf(one)) ? Number(one) : undefined;
  return type === 'boolean' && /^(true|false)$/.test(textOf(one)) ? textOf(one) === 'true' : undefined;
};

/** The leaves that bear the name of an input. */
export const echoesIn = (leaves: readonly Leaf[], trigger: TriggerDefinition): readonly Echo[] => {
  const names = filterNames(trigger);
  return leaves.flatMap(({ pointer, name, schema }) => {
    const input = names.find((n) => n.toLowerCase() === name.toLowerCase());
    if (input === undefined) return [];
    return [
      {
        pointer,
        schema,
        valueOf: (event: MockEvent, inputs: Inputs) =>
          typed(event.values[input] ?? event.values[`/${input}`] ?? inputs.at(input), schema),
      },
    ];
  });
};
