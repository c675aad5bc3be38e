import type { SecurityScheme, TriggerDefinition } from '../../model.ts';
import { groupBy } from '../../group-by.ts';
import { isCheckable } from './access.ts';
import type { Access } from './behaviour.ts';
import { queryOf, type MockAnswer, type MockCall } from './call.ts';
import { designOperations } from './design.ts';
import { plainPath, type MockOperation } from './operation.ts';
import { stateParameter, type Polling } from './polling.ts';
import { triggerOf } from './same-call.ts';
import { ownUnsubscribePath } from './unsubscribe-target.ts';

/** What the operations of a mock share. */
export interface OperationContext {
  readonly access: Access;
  readonly polling: Polling;
  readonly key: string;
  readonly answer: (trigger: TriggerDefinition, call: MockCall) => MockAnswer;
  readonly cancel: (call: MockCall) => MockAnswer;
}

interface Place {
  readonly method: string;
  readonly template: string;
  readonly trigger: TriggerDefinition;
}

const deletePaths = (trigger: TriggerDefinition): readonly string[] =>
  trigger.unsubscribe.length > 0 ? trigger.unsubscribe.map((u) => u.path) : [ownUnsubscribePath(trigger)];

const placesOf = (trigger: TriggerDefinition): readonly Place[] => {
  const at = (method: string, path: string): Place => ({
    method,
    template: plainPath(trigger.basePath + path),
    trigger,
  });
  const own = at(trigger.method, trigger.path);
  return trigger.mechanism === 'webhook'
    ? [own, ...deletePaths(trigger).map((path) => at('DELETE', path))]
    : [own];
};

const securityOf = (triggers: readonly TriggerDefinition[]): readonly SecurityScheme[] => {
  const schemes = triggers.flatMap((t) => t.security).filter(isCheckable);
  return [...new Map(schemes.map((s) => [s.name, s])).values()];
};

/** Two templates that differ only in the names of their placeholders, or a last slash, are one place. */
const keyOf = ({ method, template }: Pick<Place, 'method' | 'template'>): string =>
  `${method} ${template.replace(/\/+$/, '').replace(/\{[^{}]*\}/g, '{}')}`;

/** The operations of a mock's triggers, each place once. */
export const operationsOf = (
  triggers: readonly TriggerDefinition[],
  context: OperationContext,
): readonly MockOperation[] => {
  const { access, polling, key, answer, cancel } = context;
  const places = groupBy(triggers.flatMap(placesOf), keyOf);
  const own = [...places.values()].map((same): MockOperation => {
    const [{ method, template } = { method: 'GET', template: '/' }] = same;
    const mine = [...new Set(same.map((p) => p.trigger))];
    const isDelete = same.some((p) => p.trigger.method !== 'DELETE' && method === 'DELETE');
    const trustsState = (call: MockCall): boolean =>
      polling.trustsState && mine.some((t) => queryOf(call).some((q) => q.name === stateParameter(t)));
    return {
      method,
      template,
      triggers: isDelete ? [] : mine,
      security: securityOf(mine),
      isGood: (call, scheme) => trustsState(call) || access.isGood(call, scheme, key),
      refuse: () => access.refusal(),
      answer: (call) => {
        const trigger = isDelete ? undefined : triggerOf(mine, call);
        return trigger === undefined ? cancel(call) : answer(trigger, call);
      },
    };
  });
  const taken = new Set(own.map(keyOf));
  return [...own, ...designOperations(triggers, securityOf, context).filter((o) => !taken.has(keyOf(o)))];
};
