import { textOf } from '../../json.ts';
import type { Parameter, TriggerDefinition, UnsubscribeOperation } from '../../model.ts';
import { encodeLiteral, encodeName, encodeValue } from '../../request/encode.ts';
import { typesOf } from '../../request/flatten.ts';
import { proposedValue, sampleOf } from '../../request/sample.ts';
import type { Inputs } from './inputs.ts';

const words = (text: string): readonly string[] =>
  text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((w) => w.length > 2);

const common = (a: readonly string[], b: readonly string[]): number => {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n += 1;
  return n;
};

const fitness = (operation: UnsubscribeOperation, trigger: TriggerDefinition): number => {
  const text = `${operation.operationId ?? ''} ${operation.path}`;
  const theirs = new Set(words(`${trigger.id} ${trigger.path}`));
  const shared = words(text).filter((w) => theirs.has(w)).length;
  const unfillable = operation.parameters.filter((p) => p.required && p.in === 'header').length;
  return (
    3 * common(operation.path.split('/'), trigger.path.split('/')) +
    shared +
    (/hook|subscri/i.test(text) ? 3 : 0) +
    (/\{[^{}]*\}/.test(operation.path) ? 4 : 0) -
    2 * (unfillable + Number(operation.hasBody))
  );
};

/** The DELETE that ends subscriptions of a trigger: nothing but names tells which of several it is. */
export const unsubscribeOf = (trigger: TriggerDefinition): UnsubscribeOperation | undefined => {
  const internal = trigger.unsubscribe.filter((u) => u.internal);
  return [...(internal.length > 0 ? internal : trigger.unsubscribe)].toSorted(
    (a, b) => fitness(b, trigger) - fitness(a, trigger),
  )[0];
};

/** Where subscriptions of a trigger end that declares no DELETE. */
export const ownUnsubscribePath = (trigger: TriggerDefinition): string =>
  `${(trigger.path.split(/[?#]/)[0] ?? '').replace(/\/+$/, '')}/{subscriptionId}`;

interface Placeholders {
  /** The one that takes the subscription's id. */
  readonly id: string | undefined;
  readonly parameters: readonly Parameter[];
}

const placeholders = (operation: UnsubscribeOperation, inputs: Inputs): Placeholders => {
  const names = [...operation.path.matchAll(/\{([^{}]*)\}/g)].map((m) => m[1] ?? '');
  const free = names.filter((name) => inputs.at(name) === undefined);
  const inQuery = operation.parameters.filter((p) => p.in === 'query').map((p) => p.name);
  const id =
    free.at(-1) ?? names.at(-1) ?? inQuery.find((name) => /id$|hook|subscri/i.test(name)) ?? inQuery[0];
  return { id, parameters: operation.parameters };
};

/** Whether the declared id is a number. */
export const hasNumericId = (trigger: TriggerDefinition, inputs: Inputs): boolean => {
  const operation = unsubscribeOf(trigger);
  if (operation === undefined) return false;
  const { id, parameters } = placeholders(operation, inputs);
  const [type] = typesOf(parameters.find((p) => p.name === id)?.schema ?? {});
  return type === 'integer' || type === 'number';
};

/** Raw path and query of where a subscription can be deleted, base path included. */
export const unsubscribeTarget = (trigger: TriggerDefinition, id: string, inputs: Inputs): string => {
  const operation = unsubscribeOf(trigger);
  if (operation === undefined)
    return (
      trigger.basePath +
      filled(ownUnsubscribePath(trigger), (name) =>
        name === 'subscriptionId' ? id : textOf(inputs.at(name) ?? 'text'),
      )
    );
  const named = placeholders(operation, inputs);
  const valueOf = (name: string): string => {
    if (name === named.id) return id;
    const schema = named.parameters.find((p) => p.name === name)?.schema ?? {};
    return textOf(inputs.at(name) ?? proposedValue(schema) ?? sampleOf(schema, trigger.definitions));
  };
  const path = trigger.basePath + filled(operation.path.replace(/#.*$/, ''), valueOf);
  const query = operation.parameters
    .filter((p) => p.in === 'query' && (p.required || p.name === named.id))
    .map((p) => `${encodeName(p.name)}=${encodeValue(valueOf(p.name))}`);
  // Where nothing declared can tell one subscription from another, the query is free to.
  const told = named.id === undefined ? [...query, `subscriptionId=${encodeValue(id)}`] : query;
  return told.length === 0 ? path : path + (path.includes('?') ? '&' : '?') + told.join('&');
};

const filled = (template: string, valueOf: (name: string) => string): string =>
  template
    .split(/(\{[^{}]*\})/)
    .map((part) =>
      /^\{[^{}]*\}$/.test(part) ? encodeValue(valueOf(part.slice(1, -1))) : encodeLiteral(part),
    )
    .join('');
