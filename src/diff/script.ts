import { readProperties } from '../openapi/properties.ts';
import type { Difference } from './difference.ts';
import type { Side, TriggerPair } from './sides.ts';

/** The script that handles the trigger's calls, line ends aside; undefined for none. */
const scriptOf = ({ document, trigger }: Side): string | undefined => {
  const named = readProperties(document.properties).scriptOperations ?? [];
  if (named.length > 0 && !named.includes(trigger.id)) return undefined;
  return document.script?.replaceAll('\r\n', '\n');
};

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
      spot: { part: 'operation' },
    },
  ];
};
