import { isObject, textOf, type Json } from '../json.ts';
import type { Emit, TriggerConfig } from '../model.ts';

type Inputs = TriggerConfig['inputs'];

/** What stands in one value where another one has a scalar of its own. */
const differences = (a: Json | undefined, b: Json | undefined): readonly (readonly [Json, Json])[] => {
  if (a === undefined || b === undefined) return [];
  if (Array.isArray(a) && Array.isArray(b)) return a.flatMap((v, i) => differences(v as Json, b[i] as Json));
  if (isObject(a) && isObject(b)) return Object.entries(a).flatMap(([name, v]) => differences(v, b[name]));
  const areScalars = [a, b].every((v) => typeof v !== 'object' || v === null);
  return areScalars && textOf(a) !== textOf(b) ? [[a, b]] : [];
};

/** Whether a word asks for everything. */
export const standsForAll = (word: string): boolean => /^(all|any|every|both|\*)/i.test(word);

const SCALE =
  /^(debug|trace|info|information|notice|warn|warning|error|fatal|low|minor|medium|moderate|normal|high|major|critical|severe|urgent|emergency|\d+)$/i;

/** Whether a word is a step of a scale: asked for one, a service may give those above it as well. */
export const isOfAScale = (word: string): boolean => SCALE.test(word);

/** Whether one text asks for something else than others do, and not for more. */
const isApart = (other: Json, wanted: readonly Json[]): boolean =>
  [other, ...wanted].every((v) => typeof v === 'string' && !standsForAll(v)) &&
  !(isOfAScale(textOf(other)) && wanted.map(textOf).some(isOfAScale));

/**
 * The inputs with which what `emitOther` causes would be wanted, and what `emit` causes would not: where the two differ in
 * the value of an input, that of the other one. Undefined where none, or more than one, says so.
 */
export const inputsOfTwin = (
  emit: Emit,
  other: Emit,
  inputs: Inputs,
): { readonly name: string; readonly value: Json } | undefined => {
  if (emit === 'manual' || other === 'manual') return undefined;
  const pairs = differences(emit as unknown as Json, other as unknown as Json);
  const found = Object.entries(inputs).flatMap(([name, value]) => {
    const values: readonly Json[] = Array.isArray(value) ? value : [value];
    const wanted = values.map(textOf);
    const others = pairs.filter(([a]) => wanted.includes(textOf(a))).map(([, b]) => b);
    const [first] = others;
    if (first === undefined || wanted.includes(textOf(first)) || !isApart(first, values)) return [];
    if (!others.every((o) => textOf(o) === textOf(first))) return [];
    return [{ name, value: Array.isArray(value) ? [first] : first }];
  });
  return found.length === 1 ? found[0] : undefined;
};
