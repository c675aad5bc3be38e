import { defined } from '../defined.ts';
import { valueAt } from '../json.ts';
import type { Change, Place, ReadDocument, TriggerDefinition } from '../model.ts';
import type { Difference } from './difference.ts';
import { diffTriggers } from './diff-triggers.ts';
import { familyDifferences, familyFaults } from './families.ts';
import { locate } from './locate.ts';
import { matchTriggers, operationNamed } from './match-triggers.ts';
import { nextRevision, revisionOf } from './revision.ts';
import { sideOf, type TriggerPair } from './sides.ts';
import { unreadPath } from './unread.ts';

/** What became of one trigger. */
export interface TriggerChanges {
  /** The operationId that makers use: the older one. */
  readonly id: string;
  /** The newer version; the older one where it is gone. */
  readonly trigger: TriggerDefinition;
  readonly changes: readonly Change[];
  /** Why there may be more. */
  readonly incomplete?: string;
}

/** Two versions of a definition. */
export interface DocumentPair {
  readonly before: ReadDocument;
  readonly after: ReadDocument;
}

/** Two versions of a definition, with what is asked of them again and again. */
interface Known extends DocumentPair {
  /** Faults of revisions that the older one had already. */
  readonly faults: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
}

const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

const repairOf = ({ kind, remedy, spot }: Difference, instead: string): string | undefined => {
  if (kind === 'safe') return undefined;
  // No operation has a host, a connection or a way to sign in of its own, nor can another one take an unsubscription in
  // its place.
  if ((spot.part === 'document' || spot.part === 'connection') && remedy !== undefined)
    return capitalised(remedy);
  return capitalised(remedy === undefined ? instead : `${remedy}; or ${instead}`);
};

const changeOf = (difference: Difference, pair: TriggerPair, instead: string): Change => {
  const { kind, message, spot } = difference;
  return {
    kind,
    message,
    ...defined({ repair: repairOf(difference, instead) }),
    before: locate(pair.before, spot),
    after: locate(pair.after, spot),
  };
};

/** What can be done with every change that is not safe. */
const newRevision = ({ before, ids }: Known, old: TriggerDefinition): string => {
  const { id, family, number } = nextRevision(before, old, ids);
  return `leave "${old.id}" as it was and make the change in a new operation "${id}" beside it (family "${family}", revision ${number})`;
};

const familyChanges = ({ faults, after }: Known, now: TriggerDefinition): readonly Change[] =>
  familyDifferences(faults, after, now).map(({ kind, message, remedy, spot }) => ({
    kind,
    message,
    ...defined({ repair: remedy === undefined ? undefined : capitalised(remedy) }),
    after: locate(sideOf(after, now), spot),
  }));

const compared = (known: Known, old: TriggerDefinition, now: TriggerDefinition): TriggerChanges => {
  const pair: TriggerPair = { before: sideOf(known.before, old), after: sideOf(known.after, now) };
  const isRenamed = old.id !== now.id;
  const { differences, incomplete } = diffTriggers(pair, isRenamed);
  const instead = newRevision(known, old);
  const all = isRenamed ? [rename(old, now), ...differences] : differences;
  return {
    id: old.id,
    trigger: now,
    changes: [...all.map((d) => changeOf(d, pair, instead)), ...familyChanges(known, now)],
    ...defined({ incomplete }),
  };
};

const rename = (old: TriggerDefinition, now: TriggerDefinition): Difference => ({
  kind: 'breaking',
  message: `the trigger is called "${now.id}" now: existing flows look for "${old.id}" and fail`,
  remedy: `keep the operationId "${old.id}"`,
  spot: { part: 'operation', keys: ['operationId'] },
});

/** The call of a gone trigger in the newer definition, where it is there without being a trigger. */
const leftOver = (after: ReadDocument, { id, path, method }: TriggerDefinition): Place | undefined => {
  const named = operationNamed(after, id);
  if (named !== undefined) return after.locate(named.pointer);
  const pointer = `/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method.toLowerCase()}`;
  return valueAt(after.root, pointer) === undefined ? undefined : after.locate(pointer);
};

const removed = ({ before, after }: DocumentPair, old: TriggerDefinition): TriggerChanges => {
  const incomplete = unreadPath(after);
  if (incomplete !== undefined) return { id: old.id, trigger: old, changes: [], incomplete };
  const family = revisionOf(before, old).family;
  const heir = after.triggers.find((t) => revisionOf(after, t).family === family)?.id;
  const action = leftOver(after, old);
  const how = action === undefined ? 'the trigger is gone' : 'the operation is no trigger any more';
  const instead = heir === undefined ? '' : ` ("${heir}" does not take their place by itself)`;
  return {
    id: old.id,
    trigger: old,
    changes: [
      {
        kind: 'breaking',
        message: `${how}: flows that use it fail${instead}`,
        repair: `Keep "${old.id}"${action === undefined ? '' : ' a trigger ("x-ms-trigger")'}, marked "deprecated": true, as long as flows use it`,
        before: before.locate(old.pointer),
        after: action ?? after.locate('/paths'),
      },
    ],
  };
};

const added = (known: Known, now: TriggerDefinition): TriggerChanges => {
  const { before, after } = known;
  const incomplete = unreadPath(before);
  if (incomplete !== undefined) return { id: now.id, trigger: now, changes: [], incomplete };
  const { family, number } = revisionOf(after, now);
  const older = after.triggers.find((t) => t !== now && revisionOf(after, t).family === family);
  const message =
    older === undefined
      ? 'the trigger is new'
      : `the trigger is new, as revision ${number} beside "${older.id}", which flows go on using`;
  const own: Change = { kind: 'safe', message, after: after.locate(now.pointer) };
  return { id: now.id, trigger: now, changes: [...familyChanges(known, now), own] };
};

/** What changed between two versions of a definition for makers who use its triggers, trigger by trigger. */
export const diffDocuments = (documents: DocumentPair): readonly TriggerChanges[] => {
  const { before, after } = documents;
  const known: Known = {
    ...documents,
    faults: familyFaults(before),
    ids: new Set([...before.triggers, ...after.triggers].map((t) => t.id)),
  };
  const matched = matchTriggers(before, after);
  return [
    ...[...matched.kept, ...matched.renamed].map(([old, now]) => compared(known, old, now)),
    ...matched.removed.map((old) => removed(documents, old)),
    ...matched.added.map((now) => added(known, now)),
  ];
};

/** What became of the triggers of a definition that the newer version has not. */
export const goneDocument = (before: ReadDocument): readonly TriggerChanges[] =>
  before.triggers.map((trigger) => ({
    id: trigger.id,
    trigger,
    changes: [
      {
        kind: 'breaking',
        message: 'the trigger is gone, with its definition: flows that use it fail',
        repair: `Keep "${trigger.id}", marked "deprecated": true, as long as flows use it`,
        before: before.locate(trigger.pointer),
      },
    ],
  }));

/** What there is to say of a definition that the older version had not. */
export const freshDocument = (after: ReadDocument): readonly TriggerChanges[] =>
  diffDocuments({ before: { ...after, root: {}, triggers: [] }, after });
