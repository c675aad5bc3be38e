import { canonicalJson, isObject } from '../json.ts';
import type { ReadDocument, TriggerDefinition } from '../model.ts';
import { openDocument } from '../openapi/document.ts';
import { textMember } from '../openapi/members.ts';
import { operationsOf, type Operation } from '../openapi/operation.ts';
import { outputSchema } from './outputs.ts';
import { pathShape } from './path-parameters.ts';

/** What became of the triggers of a definition. */
export interface Matched {
  /** Under the same operationId. */
  readonly kept: readonly (readonly [TriggerDefinition, TriggerDefinition])[];
  /** Under another operationId. */
  readonly renamed: readonly (readonly [TriggerDefinition, TriggerDefinition])[];
  readonly removed: readonly TriggerDefinition[];
  readonly added: readonly TriggerDefinition[];
}

const callOf = ({ method, path }: TriggerDefinition): string => `${method} ${pathShape(path)}`;

/** Everything that a maker meets; two triggers that agree in it are the same but for name and path. */
const content = (trigger: TriggerDefinition): string | undefined => {
  const output = outputSchema(trigger);
  // Without outputs too many triggers look alike.
  if (output === undefined) return undefined;
  const { mechanism, delivery, parameters, body, definitions } = trigger;
  return canonicalJson(
    JSON.parse(JSON.stringify([mechanism, delivery, parameters, body ?? null, output, definitions])),
  );
};

/** The operation of a name, a trigger or not. */
export const operationNamed = ({ file, root }: ReadDocument, id: string): Operation | undefined =>
  isObject(root) && Object.keys(root).length > 0
    ? operationsOf(openDocument(file, root, () => undefined)).find(
        (o) => textMember(o.node, 'operationId') === id,
      )
    : undefined;

/** The triggers of two versions of a definition, side by side. */
export const matchTriggers = (before: ReadDocument, after: ReadDocument): Matched => {
  const newIds = new Map(after.triggers.map((t) => [t.id, t]));
  const oldIds = new Set(before.triggers.map((t) => t.id));
  const kept = before.triggers.flatMap((old) => {
    const now = newIds.get(old.id);
    return now === undefined ? [] : [[old, now] as const];
  });
  const open = new Set(after.triggers.filter((t) => !oldIds.has(t.id)));
  const gone = new Set(
    before.triggers.filter((t) => !newIds.has(t.id) && operationNamed(after, t.id) === undefined),
  );
  const unmarked = before.triggers.filter((t) => !newIds.has(t.id) && !gone.has(t));
  const renamed: (readonly [TriggerDefinition, TriggerDefinition])[] = [];
  const take = (isSame: (old: TriggerDefinition, now: TriggerDefinition) => boolean): void => {
    for (const old of gone) {
      const alike = [...open].filter((now) => isSame(old, now));
      const [now] = alike;
      if (now === undefined || alike.length > 1) continue;
      renamed.push([old, now]);
      gone.delete(old);
      open.delete(now);
    }
  };
  take((old, now) => callOf(old) === callOf(now));
  take((old, now) => content(old) !== undefined && content(old) === content(now));
  return { kept, renamed, removed: [...unmarked, ...gone], added: [...open] };
};
