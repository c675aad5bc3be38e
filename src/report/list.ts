import { declaresLocation } from '../declares-location.ts';
import { isNotified, labelOf } from '../mechanism.ts';
import type { ReadDocument, TriggerDefinition, UnsubscribeOperation } from '../model.ts';
import { nearMisses } from '../rules/definition/near-misses.ts';
import { documentView } from '../rules/definition/view.ts';
import { counted } from '../counted.ts';
import { missingProperties } from './missing-properties.ts';
import { printable } from './reporters/paint.ts';

/** Where the state of a polling trigger is kept, in words. */
export const stateText = (trigger: TriggerDefinition): string => {
  if (trigger.policy !== undefined) {
    const parameters = Object.entries(trigger.policy.config).map(([name, value]) => `${name}=${value}`);
    return `state by policy: ${parameters.join(', ') || 'none'}`;
  }
  if (trigger.mechanism === 'script') return 'state made by a script';
  const filled = trigger.parameters.filter((p) => p.triggerValue !== undefined).map((p) => p.name);
  if (filled.length > 0) return `state in ${filled.join(', ')} (x-ms-trigger-value)`;
  const declared = Object.values(trigger.responses).some(declaresLocation);
  return `state in Location (${declared ? 'declared' : 'not declared'})`;
};

/** The DELETEs that a Location can lead to: the internal ones, else all. */
export const candidatesOf = ({ unsubscribe }: TriggerDefinition): readonly UnsubscribeOperation[] => {
  const internal = unsubscribe.filter((u) => u.internal);
  return internal.length > 0 ? internal : unsubscribe;
};

const deleteText = (trigger: TriggerDefinition): string => {
  const candidates = candidatesOf(trigger);
  const [first, ...others] = candidates;
  if (first === undefined) return 'no DELETE declared';
  const hidden = first.internal ? '' : ' (not internal)';
  return others.length === 0
    ? `DELETE ${trigger.basePath}${first.path}${hidden}`
    : `DELETE one of ${candidates.length}${hidden}`;
};

/** The DELETEs by name, once for a document: they are the same for each of its webhooks. */
const deletesText = (triggers: readonly TriggerDefinition[]): readonly string[] => {
  const webhook = triggers.find((t) => isNotified(t.mechanism));
  const candidates = webhook === undefined ? [] : candidatesOf(webhook);
  if (candidates.length < 2) return [];
  const names = candidates.map((u) => `${webhook?.basePath ?? ''}${u.path}`);
  return [`  DELETE is one of: ${names.join(', ')}`];
};

const cells = (trigger: TriggerDefinition): readonly string[] => [
  trigger.id,
  `${Object.values(labelOf(trigger.mechanism)).join(' ')} ${trigger.delivery}`,
  `${trigger.method} ${trigger.basePath}${trigger.path}`,
  isNotified(trigger.mechanism)
    ? `callback ${trigger.callback === undefined ? 'unknown' : `at ${trigger.callback}`}; ${deleteText(trigger)}`
    : stateText(trigger),
];

const table = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd());
};

const documentText = (document: ReadDocument): string => {
  const { file, title, triggers } = document;
  const name = title === '' ? file : `${title} (${file})`;
  const missing = missingProperties(document);
  const nearly = nearMisses(documentView(document)).map(
    (miss) => `  no trigger: ${miss.name}: ${miss.message}`,
  );
  const count = triggers.length === 0 ? 'no triggers' : counted(triggers.length, 'trigger');
  return [
    `${name}: ${count}`,
    ...table(triggers.map(cells)),
    ...deletesText(triggers),
    ...(missing === undefined ? [] : [`  ${missing}`]),
    ...nearly,
  ].join('\n');
};

/** The triggers of a definition, a line each. */
export const renderList = (document: ReadDocument): string => `${printable(documentText(document))}\n`;
