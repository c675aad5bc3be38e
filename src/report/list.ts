import type { ReadDocument, TriggerDefinition } from '../model.ts';
import { isNotified, labelOf } from '../mechanism.ts';
import { printable } from './reporters/paint.ts';

const stateText = (trigger: TriggerDefinition): string => {
  if (trigger.policy !== undefined) {
    const parameters = Object.entries(trigger.policy.config).map(([name, value]) => `${name}=${value}`);
    return `state by policy: ${parameters.join(', ') || 'none'}`;
  }
  if (trigger.mechanism === 'script') return 'state made by a script';
  const filled = trigger.parameters.filter((p) => p.triggerValue !== undefined).map((p) => p.name);
  if (filled.length > 0) return `state in ${filled.join(', ')} (x-ms-trigger-value)`;
  const declared = Object.values(trigger.responses).some((r) => r.headers.some((h) => /^location$/i.test(h)));
  return `state in Location (${declared ? 'declared' : 'not declared'})`;
};

const deleteText = (trigger: TriggerDefinition): string => {
  const internal = trigger.unsubscribe.filter((u) => u.internal);
  const candidates = internal.length > 0 ? internal : trigger.unsubscribe;
  const hidden = internal.length > 0 ? '' : ' (not internal)';
  const [first, ...others] = candidates;
  if (first === undefined) return 'no DELETE declared';
  return others.length === 0
    ? `DELETE ${trigger.basePath}${first.path}${hidden}`
    : `DELETE one of ${candidates.length}${hidden}`;
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

const documentText = ({ file, title, triggers }: ReadDocument): string => {
  const name = title === '' ? file : `${title} (${file})`;
  if (triggers.length === 0) return `${name}: no triggers`;
  return [
    `${name}: ${triggers.length} trigger${triggers.length === 1 ? '' : 's'}`,
    ...table(triggers.map(cells)),
  ].join('\n');
};

/** The triggers of some definitions, a line each. */
export const renderList = (documents: readonly ReadDocument[]): string =>
  documents.map((document) => `${printable(documentText(document))}\n`).join('');
