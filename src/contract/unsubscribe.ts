import type { TriggerDefinition, UnsubscribeOperation } from '../model.ts';
import { encodeLiteral } from '../request/encode.ts';

const shared = (a: string, b: string): number => {
  const [x, y] = [a.split('/'), b.split('/')];
  const end = x.findIndex((segment, i) => segment !== y[i]);
  return end === -1 ? x.length : end;
};

const score = (operation: UnsubscribeOperation, path: string): number =>
  (operation.internal ? 100 : 0) + (operation.path.includes('{') ? 10 : 0) + shared(operation.path, path);

/** The declared DELETE that a trigger's subscriptions most likely end with; undefined where there is none. */
export const likelyUnsubscribe = (trigger: TriggerDefinition): UnsubscribeOperation | undefined =>
  [...trigger.unsubscribe].sort((a, b) => score(b, trigger.path) - score(a, trigger.path))[0];

/** An example of a subscription's target: the declared DELETE with `id` in it, else a resource below the trigger's. */
export const subscriptionTarget = (trigger: TriggerDefinition, basePath: string, id: string): string => {
  const template =
    likelyUnsubscribe(trigger)?.path ?? `${trigger.path.split(/[?#]/)[0]?.replace(/\/$/, '')}/{id}`;
  return encodeLiteral(`${basePath}${template}`.replace(/\{[^{}]*\}/g, id).replace(/#.*$/, ''));
};
