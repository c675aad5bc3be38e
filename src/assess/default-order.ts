import type { Field } from './answer-list.ts';
import type { QueryParameter } from './operation-view.ts';
import { defaultDirection, defaultValue, orderClause, toldOrder } from './order-words.ts';
import { isSortBy, saidToSortBy, type SortedBy } from './sorted-by.ts';

/** What a list is sorted by, and what it could be sorted by. */
export interface Sorting {
  readonly sorts: readonly QueryParameter[];
  readonly directions: readonly QueryParameter[];
  readonly field: Field;
  readonly fields: readonly Field[];
  /** What the operation says of itself. */
  readonly prose: string;
}

/** What a parameter may be set to, in words. */
export const textsOf = ({ values }: QueryParameter): string[] => values.filter((v) => typeof v === 'string');

const ownDefault = (sort: QueryParameter | undefined): string | undefined => {
  if (sort === undefined) return undefined;
  const written = typeof sort.default === 'string' && sort.default !== '' ? sort.default : undefined;
  return written ?? defaultValue(sort.says);
};

/** By what a list is sorted where no parameter says otherwise. */
export const sortedBy = ({ sorts, directions, field, fields, prose }: Sorting): SortedBy => {
  const sort = sorts.find((s) => ownDefault(s) !== undefined);
  const value = ownDefault(sort);
  if (sort !== undefined && value !== undefined) {
    if (/^(newest|latest|recent|recency)/i.test(value)) return 'unsaid';
    return isSortBy(value, field, fields, textsOf(sort)) ? 'state' : 'other';
  }
  if (sorts.length === 0)
    return [
      ...directions.map(({ says }) => orderClause(says)),
      toldOrder(prose)?.clause ?? '',
    ].reduce<SortedBy>(
      (by, clause) => (by === 'unsaid' ? saidToSortBy(clause, field, fields) : by),
      'unsaid',
    );
  // What a sort can be set to is not what it is set to.
  const told = sorts.find(({ says }) => defaultDirection(says) !== undefined)?.says;
  return told === undefined ? 'unclear' : saidToSortBy(told.slice(told.indexOf('default')), field, fields);
};

/** The parameter by whose default the greatest comes first. */
export const fallingByDefault = ({ sorts, directions }: Sorting): QueryParameter | undefined => {
  const told = [...directions, ...sorts].find((p) => {
    const written = typeof p.default === 'string' ? p.default : '';
    if (/^-|desc|newest|latest|recen/i.test(written)) return true;
    return !/asc/i.test(written) && defaultDirection(p.says) === 'falling';
  });
  const contrary = directions.some((d) => typeof d.default === 'string' && /^asc/i.test(d.default));
  return contrary ? undefined : told;
};
