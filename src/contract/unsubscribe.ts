import type { TriggerDefinition, UnsubscribeOperation } from '../model.ts';
import { encodeLiteral, encodeName } from '../request/encode.ts';

const shared = (a: string, b: string): number => {
  const [x, y] = [a.split('/'), b.split('/')];
  const end = x.findIndex((segment, i) => segment !== y[i]);
  return end === -1 ? x.length : end;
};

const score = (operation: UnsubscribeOperation, path: string): number =>
  (operation.internal ? 100 : 0) + (operation.path.includes('{') ? 10 : 0) + shared(operation.path, path);

/** The declared DELETE that a trigger's subscriptions most likely end with; undefined where there is none. */
const likelyUnsubscribe = (trigger: TriggerDefinition): UnsubscribeOperation | undefined => {
  let likely: { readonly operation: UnsubscribeOperation; readonly score: number } | undefined;
  for (const operation of trigger.unsubscribe) {
    const its = score(operation, trigger.path);
    if (likely === undefined || its > likely.score) likely = { operation, score: its };
  }
  return likely?.operation;
};

/** A path template with an id in its last place, and with some text in the others. */
const filled = (template: string, id: string): string => {
  const last = template.lastIndexOf('{');
  return template.replace(/\{[^{}]*\}/g, (_placeholder, at: number) => (at === last ? id : 'text'));
};

/** An example of a subscription's target: the declared DELETE with `id` in it, else a resource below the trigger's. */
export const subscriptionTarget = (trigger: TriggerDefinition, basePath: string, id: string): string => {
  const operation = likelyUnsubscribe(trigger);
  const own = trigger.path.replace(/[?#].*$/s, '').replace(/\/$/, '');
  const template = operation?.path.replace(/#.*$/s, '') ?? `${own}/{id}`;
  const target = encodeLiteral(filled(basePath + template, id));
  const query = operation?.parameters.filter((p) => p.in === 'query' && p.required) ?? [];
  if (query.length === 0) return target;
  const pairs = query.map(
    (p, i) => `${encodeName(p.name)}=${i === 0 && !template.includes('{') ? id : 'text'}`,
  );
  return `${target}${target.includes('?') ? '&' : '?'}${pairs.join('&')}`;
};
