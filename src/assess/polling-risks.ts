import { ASK, type Remark } from './assessment.ts';
import { isTimeField, timeOf } from './time-field.ts';
import type { PolledList } from './polled-list.ts';
import { isOData } from './state-filter.ts';

const burst = ({ desk, pointer, paging }: PolledList): Remark[] => {
  if (paging.nextLink !== undefined) return [];
  const most = paging.largest ?? paging.size?.default;
  const size = typeof most === 'number' ? `at most ${most} items` : 'an unknown number of items';
  const at = desk.place(paging.size?.pointer ?? pointer);
  return paging.size === undefined
    ? [
        {
          rule: 'PP-10',
          says: 'How many items an answer holds is not said; what does not fit between two polls is lost',
          at,
        },
      ]
    : [
        {
          rule: 'PP-10',
          says: `A page holds ${size} and there is no next-page link at the root; more than that between two polls is lost`,
          at,
        },
      ];
};

/** What can go wrong although a list can be polled. */
export const risksOf = (found: PolledList): Remark[] => {
  const { desk, filter, state, list } = found;
  const at = desk.place(state.field.pointer);
  const risks: Remark[] = [];
  // Of a cursor beside the list, the service knows what it stands for.
  const isTime = !state.fromRoot || isTimeField(state.field);
  if ((filter.kind === 'time' || filter.kind === 'language') && isTime)
    risks.push({
      rule: 'PP-09',
      says: `Times are not unique: of two items of one ${state.field.format === 'date' ? 'day' : 'instant'} the second can be lost`,
      mend: 'filter by a unique, growing id or sequence number instead',
      at,
    });
  if (isOData(filter))
    risks.push({
      asks: 'filter',
      says: `Whether the service lets "${filter.parameter.name}" compare "${state.field.path.join('/')}" is not said`,
      mend: ASK,
      at: desk.place(filter.parameter.pointer),
    });
  const isSaidToGrow = /\b(?:newer|(?:more|most) recent)\b/.test(filter.parameter.says);
  if (
    filter.kind === 'id' &&
    !isSaidToGrow &&
    !state.field.types.some((t) => t === 'integer' || t === 'number')
  )
    risks.push({
      rule: 'PP-09',
      says: `Whether "${state.field.path.join('.')}" grows with every new item is not said`,
      at,
    });
  if (timeOf(state.field) === 'changed')
    risks.push({
      says: 'The state changes when an item changes: the trigger tells of new and of changed items',
      at,
    });
  if (filter.kind === 'time' && state.fromRoot && isTime)
    risks.push({
      says: 'The state is the clock of the service: an item stored late with an earlier time is lost',
      at,
    });
  if (!state.fromRoot)
    risks.push({
      rule: 'PP-12',
      says: 'While the list is empty there is no state; what the platform does then is not documented',
      at: desk.place(list.pointer),
    });
  return [...risks, ...burst(found)];
};
