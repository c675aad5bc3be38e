import type { Difference } from './difference.ts';
import type { Side, TriggerPair } from './sides.ts';

/** The script that handles the trigger's calls, line ends aside; undefined for none. */
const scriptOf = ({ document: { script }, trigger }: Side): string | undefined =>
  script === undefined || (script.operations.length > 0 && !script.operations.includes(trigger.id))
    ? undefined
    : script.text.replaceAll('\r\n', '\n');

/** A script that does something else with calls and answers; what, nobody can read from here. */
export const scriptDifferences = ({ before, after }: TriggerPair): readonly Difference[] => {
  const [old, now] = [scriptOf(before), scriptOf(after)];
  if (old === now) return [];
  const how = old === undefined ? 'is new' : now === undefined ? 'is gone' : 'is another';
  return [
    {
      kind: 'risky',
      message: `the script that handles its calls ${how}: what the service gets, or what makers get from it, may be another`,
      remedy: 'limit the change to the new operation',
      spot: { part: 'script' },
    },
  ];
};
