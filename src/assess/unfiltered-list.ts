import { member } from '../json.ts';
import { textMember } from '../openapi/members.ts';
import { rawParameters, type Operation } from '../openapi/operation.ts';
import type { Located } from '../openapi/reference.ts';
import type { AnswerList, Field } from './answer-list.ts';
import type { Candidate, Remark } from './assessment.ts';
import { isTimeField, timeOf } from './time-field.ts';
import { headOf, type Desk } from './operation-view.ts';
import type { StateFilter } from './state-filter.ts';

/** The name of a filter in the manner of a field: `createdAfter` for `createdAt`, `created_after` for `created_at`. */
const filterName = (field: Field): string => {
  const stem = field.words.filter(
    (w) => !['at', 'on', 'date', 'time', 'datetime', 'timestamp', 'ts', 'utc'].includes(w),
  );
  const words = [...(stem.length === 0 ? ['created'] : stem), 'after'];
  return (field.path.at(-1) ?? '').includes('_')
    ? words.join('_')
    : words.map((w, i) => (i === 0 ? w : w[0]?.toUpperCase() + w.slice(1))).join('');
};

/** A filter in a header, which the gateway cannot fill. */
const headerFilter = ({ document }: Desk, operation: Operation): Located | undefined =>
  rawParameters(document, operation).find(
    ({ node }) =>
      member(node, 'in') === 'header' && /^if-modified-since$|since$/i.test(textMember(node, 'name') ?? ''),
  );

/** What a list lacks that cannot be filtered by what its items show. */
const lackOf = (filter: StateFilter | undefined, field: Field | undefined): Omit<Remark, 'at'> => {
  if (filter !== undefined)
    return {
      rule: 'PP-05',
      says: `"${filter.parameter.name}" may bound the list, but no item shows what it compares with`,
      mend: 'put that time or id into the items, and the newest first',
    };
  if (field === undefined)
    return {
      rule: 'PP-06',
      says: 'No parameter is said to filter by time or id, and no item shows when it was made',
      mend: 'add "createdAt" (format date-time) to the items and "createdAfter", exclusive, to the query',
    };
  return {
    rule: 'PP-06',
    says: 'No parameter is said to filter by time or id',
    mend: `add "${filterName(field)}", exclusive, that compares with "${field.path.join('.')}", and put the newest first`,
  };
};

/** A list that nothing filters by what its items show: what could be its state, and what to add. */
export const unfilteredList = (
  desk: Desk,
  operation: Operation,
  list: AnswerList,
  filter: StateFilter | undefined,
): Candidate => {
  const times = list.fields.filter(isTimeField);
  const field = times.find((f) => timeOf(f) === 'born') ?? times[0];
  const at = desk.place(operation.pointer);
  const header = headerFilter(desk, operation);
  const object = list.path.length > 0;
  return {
    ...headOf(desk, operation),
    mechanism: 'policy',
    standing: 'lacking',
    evidence: [
      {
        says: object ? `The list is "${list.path.join('.')}" of the answer` : 'The answer is a list',
        at: desk.place(list.pointer),
      },
      ...(field === undefined
        ? []
        : [
            {
              says: `"${field.path.join('.')}" of the item could be the state`,
              at: desk.place(field.pointer),
            },
          ]),
    ],
    missing: [
      ...(header === undefined
        ? []
        : [
            {
              rule: 'PP-01',
              says: `"${textMember(header.node, 'name') ?? ''}" stands in a header; the gateway puts the state into the query only`,
              mend: 'take it in the query as well, exclusive',
              at: desk.place(header.pointer),
            },
          ]),
      ...(header === undefined ? [{ ...lackOf(filter, field), at }] : []),
      ...(object
        ? []
        : [
            {
              rule: 'PP-03',
              says: 'The answer is an array',
              mend: 'put the list into a member of an object, "value" say',
              at: desk.place(list.pointer),
            },
          ]),
    ],
    open: [],
    risks: [],
    weight: field === undefined ? 0 : 1,
  };
};
