import { UsageError } from '../errors.ts';
import { interpolateSome } from '../interpolate.ts';
import { member, pointerSegments, textOf, type Json } from '../json.ts';
import type { Emit, EmitStep, Schema, TriggerConfig, TriggerDefinition } from '../model.ts';
import { flatten, propertiesOf } from '../request/flatten.ts';
import { inputsOfTwin, isOfAScale, standsForAll } from './emit-twins.ts';
import { didYouMean } from '../suggest.ts';

const PREFIX = 'inputs.';

type Inputs = Readonly<Record<string, Json>>;

const lookUp = (name: string, inputs: Inputs): Json => {
  const value = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
  if (value !== undefined) return value;
  throw new UsageError(
    `"{{inputs.${name}}}" in \`emit\` names no configured input${didYouMean(name, Object.keys(inputs))}; configured: ${Object.keys(inputs).join(', ') || 'none'}`,
  );
};

/** Steps with `{{inputs.NAME}}` filled in. */
const withInputs = (emit: Emit, inputs: Inputs): Emit =>
  emit === 'manual'
    ? emit
    : emit.map((step): EmitStep =>
        typeof step === 'function'
          ? step
          : (interpolateSome(step as unknown as Json, (name) =>
              name.startsWith(PREFIX) ? lookUp(name.slice(PREFIX.length), inputs) : undefined,
            ) as unknown as EmitStep),
      );

/** The inputs that an emit names. */
const inputsNamed = (emit: Emit): readonly string[] => {
  const names = new Set<string>();
  const note = (name: string): undefined => {
    if (name.startsWith(PREFIX)) names.add(name.slice(PREFIX.length));
  };
  if (emit !== 'manual')
    for (const step of emit) if (typeof step !== 'function') interpolateSome(step as unknown as Json, note);
  return [...names];
};

/** The schema of an input: of the parameter of that name, or of the property in the body. */
const schemaOf = (name: string, trigger: TriggerDefinition): Schema | undefined => {
  const parameter = trigger.parameters.find((p) => p.name === name);
  if (parameter !== undefined) return parameter.schema;
  let schema = trigger.body?.schema;
  for (const segment of pointerSegments(name.startsWith('/') ? name : `/${name}`)) {
    const flat = schema === undefined ? undefined : flatten(schema, trigger.definitions);
    schema = flat === undefined ? undefined : propertiesOf(flat.schema).find(([n]) => n === segment)?.[1];
  }
  return schema;
};

const OF_A_FLOOR = /^(min|minimum|least|lowest|fewest|from|above|over|after|since|starting)$/;

/** Whether an input's name says that it is the least of what is wanted: only what is below it is excluded. */
const isFloor = (name: string): boolean =>
  name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((word) => OF_A_FLOOR.test(word));

/** A smaller number, and where there is one, one whose text is greater: a service may compare them as texts. */
const below = (value: number): number => (value >= 10 && value < 90 ? 9 : value - 1);

/** Another value of the same kind; undefined where none can be made. */
const another = (value: Json, schema: Schema | undefined, name: string): Json | undefined => {
  const values = member(schema, 'enum');
  if (Array.isArray(values)) return (values as readonly Json[]).find((v) => textOf(v) !== textOf(value));
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return isFloor(name) ? below(value) : value + 1;
  // Neither holds the other: a filter may ask for a part of the text.
  if (typeof value === 'string')
    return 'other'.includes(value) || value.includes('other') ? 'elsewhere' : 'other';
  return undefined;
};

/** Whether another value may match as well: a threshold, a range, a step of a scale, a member that stands for all. */
const mayMatchToo = (value: Json, schema: Schema | undefined): boolean => {
  if (typeof value !== 'string') return true;
  const values = member(schema, 'enum');
  const members = Array.isArray(values) ? (values as readonly Json[]).map(textOf) : [];
  return members.some(standsForAll) || members.filter(isOfAScale).length > 1;
};

/**
 * What the configuration says of a trigger, with its inputs in its emits. An emit that names inputs needs no
 * `emitOther`: an event that each of them excludes is made by giving that one another value.
 */
export const withEmitInputs = (config: TriggerConfig, trigger: TriggerDefinition): TriggerConfig => {
  const { emit, inputs } = config;
  if (emit === undefined || emit === 'manual') return config;
  const others = inputsNamed(emit).flatMap((name) => {
    const [value, schema] = [lookUp(name, inputs), schemaOf(name, trigger)];
    const other = another(value, schema, name);
    if (other === undefined) return [];
    return [{ inputs: { ...inputs, [name]: other }, isAssumed: mayMatchToo(value, schema) }];
  });
  const told = config.emitOther.flatMap((twin) => {
    const found = inputsOfTwin(withInputs(emit, inputs), withInputs(twin, inputs), inputs);
    return found === undefined ? [] : [{ ...inputs, [found.name]: found.value }];
  });
  const excluded = (config.emitOther.length > 0 ? [] : others).map((other) => ({
    emit: withInputs(emit, other.inputs),
    isAssumed: other.isAssumed,
  }));
  return {
    ...config,
    emit: withInputs(emit, inputs),
    emitOther: [...config.emitOther.map((e) => withInputs(e, inputs)), ...excluded.map((e) => e.emit)],
    assumedOther: excluded.filter((e) => e.isAssumed).map((e) => e.emit),
    otherInputs: told.length > 0 ? told : others.filter((o) => !o.isAssumed).map((o) => o.inputs),
  };
};
