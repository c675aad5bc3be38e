import { isObject, member, textOf, valueAt, type Json } from '../../json.ts';
import type { Schema, TriggerDefinition } from '../../model.ts';
import { flatten, propertiesOf } from '../../request/flatten.ts';
import { proposedValue } from '../../request/sample.ts';
import type { MockCall } from './call.ts';
import { inputsOf } from './inputs.ts';

const constants = (trigger: TriggerDefinition): readonly (readonly [name: string, value: Json])[] => {
  const fixed = (schema: Schema, isInternal: boolean): Json | undefined => {
    const allowed = member(schema, 'enum');
    return isInternal || (Array.isArray(allowed) && allowed.length === 1) ? proposedValue(schema) : undefined;
  };
  const body =
    trigger.body === undefined ? undefined : flatten(trigger.body.schema, trigger.definitions)?.schema;
  const all = [
    ...trigger.parameters.map((p) => [p.name, fixed(p.schema, p.internal)] as const),
    ...propertiesOf(body ?? {}).map(
      ([name, s]) => [name, fixed(s, member(s, 'x-ms-visibility') === 'internal')] as const,
    ),
  ];
  return all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
};

/** The trigger that a call is meant for, of several at one path: the one whose constants it carries. */
export const triggerOf = (
  triggers: readonly TriggerDefinition[],
  call: MockCall,
): TriggerDefinition | undefined => {
  const score = (trigger: TriggerDefinition): number => {
    const inputs = inputsOf(trigger, call);
    const matching = constants(trigger).filter(([name, value]) => {
      const given = inputs.at(name);
      return given !== undefined && (isObject(value) || textOf(given) === textOf(value));
    });
    const hasCallback = trigger.callback !== undefined && valueAt(call.body, trigger.callback) !== undefined;
    return matching.length + (hasCallback ? 1 : 0);
  };
  return triggers.toSorted((a, b) => score(b) - score(a))[0];
};
