import { UsageError } from '../errors.ts';
import type { TriggerDefinition } from '../model.ts';
import { didYouMean } from '../suggest.ts';
import { concernsTrigger, type MockFault } from './faults/fault.ts';
import { mockFaults } from './faults/index.ts';

/** The rules that a fault breaks, each once. */
export const rulesOf = ({ breaks }: MockFault): readonly string[] => [...new Set(Object.values(breaks))];

const rules = (fault: MockFault): string => rulesOf(fault).join(', ');

/** The faults, a line each: name, rules that it breaks, description. */
export const faultLines = (): readonly string[] => {
  const width = Math.max(...mockFaults.map((f) => f.name.length));
  const most = Math.max(...mockFaults.map((f) => rules(f).length));
  return mockFaults.map((f) => `${f.name.padEnd(width)}  ${rules(f).padEnd(most)}  ${f.description}`);
};

/** The fault of a name. Throws a UsageError where there is none, or where it would not show in these triggers. */
export const faultNamed = (name: string, triggers: readonly TriggerDefinition[]): MockFault => {
  const fault = mockFaults.find((f) => f.name === name);
  if (fault === undefined) {
    const hint = didYouMean(
      name,
      mockFaults.map((f) => f.name),
    );
    throw new UsageError(`Unknown fault "${name}"${hint}; --faults lists them`);
  }
  if (!triggers.some((t) => concernsTrigger(fault, t)))
    throw new UsageError(
      `The fault "${name}" shows in none of the triggers: it breaks ${rules(fault)} of ${Object.keys(fault.breaks).join(' and ')} triggers, and the definition has ${[...new Set(triggers.map((t) => t.mechanism))].join(' and ') || 'none'}`,
    );
  return fault;
};
