import type { ReadDocument, TriggerDefinition } from '../model.ts';
import type { Difference } from './difference.ts';
import { revisionOf } from './revision.ts';

const MOST_ACTIVE = 2;

const spot = { part: 'operation', keys: ['x-ms-api-annotation'] } as const;

/** What is wrong with the revisions of a trigger's family, told at this trigger. */
const faultsOf = (document: ReadDocument, trigger: TriggerDefinition): readonly Difference[] => {
  const own = revisionOf(document, trigger);
  const family = document.triggers.filter((t) => revisionOf(document, t).family === own.family);
  const active = family.filter((t) => !t.deprecated);
  const found: Difference[] = [];
  const latest = active.toSorted(
    (a, b) => revisionOf(document, b).number - revisionOf(document, a).number,
  )[0];
  if (active.length > MOST_ACTIVE && latest === trigger)
    found.push({
      kind: 'risky',
      message: `the family "${own.family}" has ${active.length} active revisions (${active
        .map((t) => `"${t.id}"`)
        .toSorted()
        .join(', ')}), at most ${MOST_ACTIVE} are allowed: makers cannot tell which to take`,
      remedy: 'mark the oldest deprecated',
      spot,
    });
  const twin = family.find((t) => t !== trigger && revisionOf(document, t).number === own.number);
  if (twin !== undefined && family.indexOf(twin) < family.indexOf(trigger))
    found.push({
      kind: 'risky',
      message: `revision ${own.number} of the family "${own.family}" is "${twin.id}" already: the platform cannot tell which is the newer`,
      remedy: 'count the revisions up',
      spot,
    });
  if (own.replacement !== undefined && !trigger.deprecated)
    found.push({
      kind: 'risky',
      message: `the trigger names a replacement ("${own.replacement}") and is not deprecated: only a deprecated operation may`,
      remedy: 'set "deprecated": true, or leave the replacement out',
      spot,
    });
  return found;
};

/** What is wrong with the revisions of a definition's triggers. */
export const familyFaults = (document: ReadDocument): ReadonlySet<string> =>
  new Set(document.triggers.flatMap((t) => faultsOf(document, t)).map((d) => d.message));

/** What is wrong with a trigger's revision, and was not so in the older definition. */
export const familyDifferences = (
  former: ReadonlySet<string>,
  document: ReadDocument,
  trigger: TriggerDefinition,
): readonly Difference[] => faultsOf(document, trigger).filter((d) => !former.has(d.message));
