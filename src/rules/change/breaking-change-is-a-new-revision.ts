import { defined } from '../../defined.ts';
import type { Change } from '../../model.ts';
import { defineRule, type Remark } from '../rule.ts';

/** What change rules see: what became of one trigger between two versions of its definition. */
export interface ChangeView {
  readonly changes: readonly Change[];
  /** Why there may be more. */
  readonly incomplete?: string;
}

const LEAD = { breaking: 'Breaking', risky: 'Risky' } as const;

const remarkOf = ({ kind, message, repair, before, after }: Change): readonly Remark[] =>
  kind === 'safe'
    ? []
    : [
        {
          message: `${LEAD[kind]}: ${message}`,
          ...(kind === 'risky' ? { lowered: true } : {}),
          ...defined({ repair }),
          changed: defined({ before, after }),
        },
      ];

export const breakingChangeIsANewRevision = defineRule<ChangeView, ChangeView>({
  id: 'D-24',
  slug: 'breaking-change-is-a-new-revision',
  title: 'What would break flows comes as a new revision, beside the old operation',
  why: 'Makers built flows on the trigger as it is: they hold its operationId, its inputs by name, and expressions on its outputs. A new version of the connector reaches every one of these flows at once, without their makers. A flow whose operation moved, whose input is refused or whose output is gone fails, or goes on with nothing in its place.',
  repair:
    'Leave the operation as it was and make the change in a new one beside it: its operationId ends in "_V2", "x-ms-api-annotation" gives both the same family and counts the revisions, and the older becomes "deprecated" once makers should take the newer. At most two revisions of a family are active.',
  example: {
    breaks: 'OnRing: { outputs: { id, door } }\nOnRing: { outputs: { id } }   # one version later',
    keeps:
      'OnRing: { outputs: { id, door } }\nOnRing: { outputs: { id, door }, deprecated: true }   # one version later\nOnRing_V2: { outputs: { id }, x-ms-api-annotation: { family: OnRing, revision: 2 } }',
  },
  source: 'OpenAPI extensions for custom connectors; Versioning of operations (Microsoft Learn)',
  level: { strict: 'error', field: 'error' },
  noSubject: 'nothing is compared; triggerpact diff compares two versions of a definition',
  subjects: (view) => [view],
  *judge({ changes, incomplete }) {
    yield* changes.flatMap(remarkOf);
    if (incomplete !== undefined) yield { unknown: true, message: `Not compared to the end: ${incomplete}` };
  },
});
