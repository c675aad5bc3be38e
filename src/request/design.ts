import type { DesignCall, TriggerDefinition } from '../model.ts';
import { pointerSegments, type Json } from '../json.ts';
import { buildRequest, type BuiltRequest } from './build.ts';
import { flatten } from './flatten.ts';
import { configuredAt, sortInputs } from './inputs.ts';
import { proposedValue } from './sample.ts';

/** The request of a design-time call, or why there is none. */
export type DesignRequest = { readonly request: BuiltRequest } | { readonly why: string };

/** The value of a trigger's input: the configured one, else the one that the definition proposes. */
const inputValue = (
  trigger: TriggerDefinition,
  inputs: Readonly<Record<string, Json>>,
  input: string,
): Json | undefined => {
  const { parameters, body } = sortInputs(trigger, inputs);
  const pointer = input.startsWith('/') ? input : `/${input}`;
  const given = Object.hasOwn(parameters, input) ? parameters[input] : configuredAt(body, pointer);
  if (given !== undefined) return given;
  const parameter = trigger.parameters.find((p) => p.name === input);
  const schema = flatten(parameter?.schema ?? {}, trigger.definitions)?.schema ?? {};
  return proposedValue(schema);
};

const listed = (names: readonly string[]): string => names.map((n) => `"${n}"`).join(', ');

/** Builds the request that the designer makes for a trigger, with the inputs that are configured. */
export const buildDesignRequest = (
  trigger: TriggerDefinition,
  call: DesignCall,
  options: { readonly inputs: Readonly<Record<string, Json>>; readonly basePath: string },
): DesignRequest => {
  if (call.needsBody === true) return { why: 'it needs a body' };
  const filled = Object.entries(call.arguments).map(([name, argument]) => ({
    name,
    value: 'value' in argument ? argument.value : inputValue(trigger, options.inputs, argument.input),
    from: 'input' in argument ? pointerSegments(`/${argument.input.replace(/^\//, '')}`).join('.') : name,
  }));
  const required = new Set(call.parameters.filter((p) => p.required).map((p) => p.name));
  const empty = filled.filter((f) => f.value === undefined && required.has(f.name));
  if (empty.length > 0) return { why: `the input ${listed(empty.map((f) => f.from))} has no value` };
  const inputs = Object.fromEntries(
    filled.flatMap((f) => (f.value === undefined ? [] : [[f.name, f.value]])),
  );
  const { body: _body, callback: _callback, policy: _policy, ...rest } = trigger;
  const request = buildRequest(
    { ...rest, method: call.method, path: call.path, parameters: call.parameters, consumes: [] },
    { inputs, basePath: options.basePath },
  );
  return request.made.length > 0
    ? { why: `its parameter ${listed(request.made)} has no value` }
    : { request };
};
