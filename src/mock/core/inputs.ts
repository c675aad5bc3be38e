import { canonicalJson, escapePointer, textOf, valueAt, type Json } from '../../json.ts';
import type { Parameter, TriggerDefinition } from '../../model.ts';
import { typesOf } from '../../request/flatten.ts';
import { pathOf, queryOf, type MockCall } from './call.ts';
import type { MockEvent } from './events.ts';
import { percentDecoded } from '../../percent.ts';

/** The inputs of one call: what the maker of a flow filled in. */
export interface Inputs {
  /** By parameter name, body property name or JSON Pointer in the body. */
  readonly at: (name: string) => Json | undefined;
}

const separators: Readonly<Record<string, string>> = { ssv: ' ', tsv: '\t', pipes: '|' };

/** The values of a path template's placeholders in a raw path; empty where it does not fit. */
const pathValues = (template: string, path: string): Readonly<Record<string, string>> => {
  const names: string[] = [];
  const pattern = (template.split(/[?#]/)[0] ?? '')
    .split(/(\{[^{}]*\})/)
    .map((part) => {
      if (!/^\{[^{}]*\}$/.test(part)) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      names.push(part.slice(1, -1));
      return '([^/]+?)';
    })
    .join('');
  const found = new RegExp(`^${pattern}/?$`).exec(path);
  if (found === null) return {};
  return Object.fromEntries(names.map((name, i) => [name, percentDecoded(found[i + 1] ?? '')]));
};

const typed = (parameter: Parameter, values: readonly string[]): Json => {
  if (!typesOf(parameter.schema).includes('array')) return values[0] ?? '';
  if (parameter.collectionFormat === 'multi') return values;
  return values.flatMap((v) => v.split(separators[parameter.collectionFormat ?? ''] ?? ','));
};

/** Reads the inputs of a trigger's call. */
export const inputsOf = (trigger: TriggerDefinition, call: MockCall): Inputs => {
  const inPath = pathValues(trigger.basePath + trigger.path, pathOf(call));
  const query = queryOf(call);
  const valueOf = (parameter: Parameter): Json | undefined => {
    const { name } = parameter;
    const values = {
      path: () => (Object.hasOwn(inPath, name) ? [inPath[name] ?? ''] : []),
      query: () => query.filter((q) => q.name === name).map((q) => q.value),
      header: () => [call.headers[name.toLowerCase()]].filter((v) => v !== undefined),
      formData: () => [],
    }[parameter.in]();
    return values.length === 0 ? undefined : typed(parameter, values);
  };
  return {
    at(name) {
      const parameter = trigger.parameters.find((p) => p.name === name);
      if (parameter !== undefined) return valueOf(parameter);
      return valueAt(call.body, name.startsWith('/') ? name : `/${escapePointer(name)}`);
    },
  };
};

const fits = (wanted: Json, happened: Json): boolean => {
  if (Array.isArray(wanted)) return wanted.length === 0 || wanted.some((one: Json) => fits(one, happened));
  return textOf(wanted) === textOf(happened) || canonicalJson(wanted) === canonicalJson(happened);
};

/** Whether an event concerns a trigger, and none of its values is another one than an input asks for. */
export const concerns = (event: MockEvent, trigger: TriggerDefinition, inputs: Inputs): boolean => {
  if (event.trigger !== undefined && event.trigger !== trigger.id) return false;
  return Object.entries(event.values).every(([name, happened]) => {
    const wanted = inputs.at(name);
    return wanted === undefined || wanted === null || wanted === '' || fits(wanted, happened);
  });
};
