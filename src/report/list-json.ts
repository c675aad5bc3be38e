import { defined } from '../defined.ts';
import { isNotified, labelOf } from '../mechanism.ts';
import type { ReadDocument, TriggerDefinition } from '../model.ts';
import { candidatesOf, stateText } from './list.ts';
import { missingProperties } from './missing-properties.ts';

const triggerJson = (trigger: TriggerDefinition) => ({
  id: trigger.id,
  summary: trigger.summary,
  ...labelOf(trigger.mechanism),
  mechanism: trigger.mechanism,
  delivery: trigger.delivery,
  method: trigger.method,
  path: trigger.basePath + trigger.path,
  ...(isNotified(trigger.mechanism)
    ? {
        ...defined({ callback: trigger.callback }),
        unsubscribe: candidatesOf(trigger).map((u) => trigger.basePath + u.path),
      }
    : { state: stateText(trigger) }),
});

/** The triggers of definitions as data, for programs. */
export const renderListJson = (documents: readonly ReadDocument[]): string => {
  const definitions = documents.map((document) => ({
    file: document.file,
    title: document.title,
    triggers: document.triggers.map(triggerJson),
    ...defined({ missing: missingProperties(document) }),
  }));
  return `${JSON.stringify({ schemaVersion: 1, definitions }, null, 2)}\n`;
};
