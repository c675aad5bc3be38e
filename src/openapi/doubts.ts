import { groupBy } from '../group-by.ts';
import { member } from '../json.ts';
import { isNotified } from '../mechanism.ts';
import type { TriggerDefinition } from '../model.ts';
import type { OpenApiDocument, Warn } from './document.ts';
import { hasOpenPath } from './left-open.ts';
import type { Operation } from './operation.ts';
import { isPollingPolicy, OPERATIONS, type ConnectorProperties } from './properties.ts';
import { operationName } from './trigger.ts';

const doubtOperationIds = (
  triggers: readonly TriggerDefinition[],
  operations: readonly Operation[],
  warn: Warn,
): void => {
  const byName = groupBy(operations, operationName);
  for (const trigger of triggers) {
    const named = byName.get(trigger.id) ?? [];
    const other = named.find((o) => o.pointer !== trigger.pointer);
    if (other !== undefined)
      warn(`The operationId "${trigger.id}" is also that of ${other.method} ${other.path}`, trigger.pointer, {
        rule: 'D-22',
      });
    const written = member(named.find((o) => o.pointer === trigger.pointer)?.node, 'operationId');
    if (typeof written !== 'string' || written === '')
      warn(`The trigger has no operationId; it is called "${trigger.id}"`, trigger.pointer, {
        rule: 'D-22',
      });
  }
};

const doubtUnread = (
  triggers: readonly TriggerDefinition[],
  operations: readonly Operation[],
  warn: Warn,
): void => {
  const known = new Set(operations.map(operationName));
  for (const trigger of triggers) {
    for (const parameter of trigger.parameters)
      if (parameter.triggerValue !== undefined)
        warn(
          `"x-ms-trigger-value" on "${parameter.name}" is read, but is not known to work`,
          trigger.pointer,
          { rule: 'K8' },
        );
    if (trigger.notifiedBy !== undefined && !known.has(trigger.notifiedBy))
      warn(
        `"x-ms-notification" names the operation "${trigger.notifiedBy}", which the document does not have`,
        trigger.pointer,
        { rule: 'K7' },
      );
  }
};

const doubtPolicies = (
  properties: ConnectorProperties,
  triggers: readonly TriggerDefinition[],
  operations: readonly Operation[],
  warn: Warn,
  mayExist: (operationId: string) => boolean,
): void => {
  const known = new Set(operations.map(operationName));
  const polling = new Set(triggers.filter((t) => !isNotified(t.mechanism)).map((t) => t.id));
  for (const written of properties.policies.filter(isPollingPolicy)) {
    const list = `${written.pointer}/parameters/${OPERATIONS}`;
    for (const [i, name] of written.operations.entries()) {
      // A name of its own, not in a list, has no place below.
      const at = `${list}/${i}`;
      if (known.has(name) && !polling.has(name))
        warn(`The polling policy names "${name}", which is no polling trigger`, at);
      else if (!known.has(name) && !mayExist(name))
        warn(`The polling policy names "${name}", which the definition does not have`, at);
    }
  }
};

/** Says what is odd about a document without being wrong enough to stop. */
export const sayDoubts = (
  document: OpenApiDocument,
  properties: ConnectorProperties,
  triggers: readonly TriggerDefinition[],
  operations: readonly Operation[],
  warnOfProperties: Warn,
  /** Whether a definition that shares the policies has an operation. */
  isNamedElsewhere: (operationId: string) => boolean,
): void => {
  const { root, warn } = document;
  if (member(root, 'swagger') !== undefined && member(root, 'swagger') !== '2.0')
    warn('"swagger" must be the text "2.0"', '/swagger');
  if (member(root, 'paths') === undefined) warn('The document has no paths', '');
  doubtOperationIds(triggers, operations, warn);
  doubtUnread(triggers, operations, warn);
  const mayExist = hasOpenPath(document) ? (): boolean => true : isNamedElsewhere;
  doubtPolicies(properties, triggers, operations, warnOfProperties, mayExist);
};
