import { valueAt } from '../json.ts';
import { textMember } from '../openapi/members.ts';
import type { Operation } from '../openapi/operation.ts';
import { answerOf } from './answer-list.ts';
import type { Candidate } from './assessment.ts';
import { nameWords } from '../name-words.ts';
import { headOf, proseOf, type Desk } from './operation-view.ts';
import { registrationBody } from './registration-body.ts';
import { stateFilters } from './filters-by-state.ts';

const textAt = ({ document }: Desk, pointer: string, key: string): string =>
  (textMember(valueAt(document.root, pointer), key) ?? '').toLowerCase();

/** Whether an operation is called a query: others have filters too, of what they make. */
const asksFor = ({ path, node }: Operation): boolean =>
  [path, textMember(node, 'operationId') ?? '']
    .flatMap(nameWords)
    .some((w) => ['query', 'search', 'list', 'find', 'filter'].includes(w));

/** A list that is asked for by POST with its filter in the body: the gateway fills query parameters only (PP-01). */
export const assessPostedList = (desk: Desk, operation: Operation): Candidate[] => {
  if (operation.method !== 'POST') return [];
  const answer = answerOf(desk, operation);
  if (answer.kind !== 'list') return [];
  const prose = proseOf(operation);
  const [filter] = stateFilters(
    registrationBody(desk, operation).names.map(({ name, pointer, required }) => ({
      name,
      words: nameWords(name),
      required,
      says: `${textAt(desk, pointer, 'description')} ${prose}`.trim(),
      format: textAt(desk, pointer, 'format'),
      type: '',
      values: [],
      default: undefined,
      maximum: undefined,
      pointer,
    })),
  ).filter((f) => (f.kind === 'language' ? asksFor(operation) : f.strength > 1));
  if (filter === undefined) return [];
  const at = desk.place(filter.parameter.pointer);
  return [
    {
      ...headOf(desk, operation),
      mechanism: 'policy',
      standing: 'lacking',
      evidence: [{ says: `"${filter.parameter.name}" of the body bounds the list`, at }],
      missing: [
        {
          rule: 'PP-01',
          says: `"${filter.parameter.name}" stands in the body; the gateway puts the state into the query only`,
          mend: 'offer the list by GET, with the filter in the query',
          at,
        },
      ],
      open: [],
      risks: [],
      weight: 2,
    },
  ];
};
