import { canonicalJson, isObject, member, type Json } from '../json.ts';
import type { ContractTrigger, Level } from '../model.ts';
import { readDefinition, savedDefinition } from '../mechanism.ts';
import { withoutProse } from './prose.ts';

/** What of a trigger's definition is its document's: the same list for each trigger in it. */
export const documentParts = ['unsubscribe', 'paths'] as const;

/**
 * A trigger's promise: its definition without prose, and the rules that bind it. Plain JSON, keys sorted. `refer` gives
 * what stands in it for a list of the whole document; without it, the list does.
 */
export const promiseOf = (trigger: ContractTrigger, refer = (list: Json): Json => list): Json => {
  const definition = savedDefinition(withoutProse(trigger.definition));
  const lists = documentParts.map((key) => [key, refer(definition[key] ?? [])] as const);
  return JSON.parse(
    canonicalJson({ definition: { ...definition, ...Object.fromEntries(lists) }, rules: trigger.rules }),
  ) as Json;
};

const isLevel = (value: Json): value is Level => value === 'error' || value === 'warning' || value === 'off';

/** The trigger that a promise was made of, with an empty summary; undefined where it is no promise. */
export const triggerOf = (promise: Json): ContractTrigger | undefined => {
  const definition = member(promise, 'definition');
  const rules = member(promise, 'rules');
  if (!isObject(definition) || !isObject(rules) || !Object.values(rules).every(isLevel)) return undefined;
  const texts = ['id', 'kind', 'method', 'path', 'basePath', 'delivery'];
  const lists = [
    'parameters',
    'consumes',
    'produces',
    'unsubscribe',
    'policies',
    'security',
    'paths',
    'dynamic',
  ];
  const maps = ['responses', 'definitions'];
  const isWhole =
    texts.every((key) => typeof definition[key] === 'string') &&
    lists.every((key) => Array.isArray(definition[key])) &&
    maps.every((key) => isObject(definition[key]));
  if (!isWhole) return undefined;
  const read = readDefinition({ ...definition, summary: '' });
  return read === undefined
    ? undefined
    : { definition: read, rules: rules as Readonly<Record<string, Level>> };
};
