import { member } from '../json.ts';
import { isNotified } from '../mechanism.ts';
import type { TriggerDefinition } from '../model.ts';
import type { OpenApiDocument } from './document.ts';
import type { Operation } from './operation.ts';
import { isPollingPolicy, type ConnectorProperties } from './properties.ts';
import { operationName } from './trigger.ts';

type Warn = (message: string, pointer: string) => void;

const list = (names: readonly string[]): string => names.map((n) => `"${n}"`).join(', ');

const doubtOperationIds = (
  triggers: readonly TriggerDefinition[],
  operations: readonly Operation[],
  warn: Warn,
): void => {
  for (const trigger of triggers) {
    const others = operations.filter((o) => operationName(o) === trigger.id && o.pointer !== trigger.pointer);
    const [other] = others;
    if (other !== undefined)
      warn(`The operationId "${trigger.id}" is also that of ${other.method} ${other.path}`, trigger.pointer);
    const written = member(operations.find((o) => o.pointer === trigger.pointer)?.node, 'operationId');
    if (typeof written !== 'string' || written === '')
      warn(`The trigger has no operationId; it is called "${trigger.id}"`, trigger.pointer);
  }
};

const doubtUnread = (
  triggers: readonly TriggerDefinition[],
  operations: readonly Operation[],
  warn: Warn,
): void => {
  for (const trigger of triggers) {
    for (const parameter of trigger.parameters)
      if (parameter.triggerValue !== undefined)
        warn(
          `"x-ms-trigger-value" on "${parameter.name}" is read, but is not known to work`,
          trigger.pointer,
        );
    if (trigger.notifiedBy !== undefined && !operations.some((o) => operationName(o) === trigger.notifiedBy))
      warn(
        `"x-ms-notification" names the operation "${trigger.notifiedBy}", which the document does not have`,
        trigger.pointer,
      );
  }
};

const doubtPolicies = (
  properties: ConnectorProperties,
  triggers: readonly TriggerDefinition[],
  operations: readonly Operation[],
  warn: Warn,
): void => {
  const known = new Set(operations.map(operationName));
  const polling = new Set(triggers.filter((t) => !isNotified(t.mechanism)).map((t) => t.id));
  for (const written of properties.policies.filter(isPollingPolicy)) {
    const missing = written.operations.filter((o) => !known.has(o));
    if (missing.length > 0)
      warn(`The polling policy names ${list(missing)}, which the definition does not have`, written.pointer);
    const others = written.operations.filter((o) => known.has(o) && !polling.has(o));
    if (others.length > 0)
      warn(`The polling policy names ${list(others)}, which is no polling trigger`, written.pointer);
  }
};

/** Says what is odd about a document without being wrong enough to stop. */
export const sayDoubts = (
  document: OpenApiDocument,
  properties: ConnectorProperties,
  triggers: readonly TriggerDefinition[],
  operations: readonly Operation[],
  warnOfProperties: Warn,
): void => {
  const { root, warn } = document;
  if (member(root, 'swagger') !== undefined && member(root, 'swagger') !== '2.0')
    warn('"swagger" must be the text "2.0"', '/swagger');
  if (member(root, 'paths') === undefined) warn('The document has no paths', '');
  doubtOperationIds(triggers, operations, warn);
  doubtUnread(triggers, operations, warn);
  doubtPolicies(properties, triggers, operations, warnOfProperties);
};
