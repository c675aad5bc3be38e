import type { Constant } from './assessment.ts';
import type { Field } from './answer-list.ts';
import type { QueryParameter } from './operation-view.ts';
import { isDescending, isSaidToFall, sortValue } from './sort-value.ts';
import { fallingByDefault, sortedBy, textsOf, type Sorting } from './default-order.ts';
import { toldOrder } from './order-words.ts';
import { isTimeField } from './time-field.ts';
import { falling, isDirection, isSort, sortedMember } from './sort-parameters.ts';
import { isBirth, isSortBy, saidToSortBy, type SortedBy } from './sorted-by.ts';

/** In which order a list comes, as far as the document tells. */
export interface Order {
  /**
   * `settable`: the constants put the newest first; `other`: the greatest comes first of something else than the
   * state; `unknown`: constants that are there may do it.
   */
  readonly kind: 'newest' | 'oldest' | 'settable' | 'other' | 'unknown';
  readonly constants: readonly Constant[];
  /** JSON Pointer of what says so. */
  readonly pointer?: string;
  readonly says: string;
}

/** What a description says, in lower case, and where it stands. */
export interface Prose {
  readonly says: string;
  readonly pointer: string;
}

const constant = (parameter: QueryParameter, value: string): Constant => ({
  parameter: parameter.name,
  value,
});

const put = (constants: readonly Constant[], pointer: string): Order => ({
  kind: 'settable',
  constants,
  pointer,
  says: `${constants.map((c) => `"${c.parameter}=${c.value}"`).join(' and ')} ${constants.length === 1 ? 'puts' : 'put'} the newest first`,
});

const settable = ({ sorts, directions, field, fields }: Sorting): Order | undefined => {
  for (const sort of sorts) {
    const value = sortValue(sort, field, fields);
    if (value === undefined) continue;
    if (isDescending(value) || isSaidToFall(sort, value)) return put([constant(sort, value)], sort.pointer);
    const direction = directions.find((d) => d !== sort);
    const turned = direction === undefined ? undefined : falling(direction);
    if (direction !== undefined && turned !== undefined)
      return put([constant(sort, value), constant(direction, turned)], sort.pointer);
  }
  return undefined;
};

/** A sort that has a parameter for each field. */
const byMember = (members: readonly QueryParameter[], { field, fields }: Sorting): Order | undefined => {
  const member = members.find((p) => isSortBy(sortedMember(p) ?? '', field, fields));
  const down = member === undefined ? undefined : falling(member);
  return member === undefined || down === undefined
    ? undefined
    : put([constant(member, down)], member.pointer);
};

const isBy = (by: SortedBy, field: Field): boolean => by === 'state' || (by === 'unsaid' && isBirth(field));

/** Of a direction alone: "descending" names no time, where an item has several. */
const isTurnedBy = (by: SortedBy, { field, fields }: Sorting): boolean =>
  isBy(by, field) &&
  (by === 'state' || fields.filter(isTimeField).every((f) => f === field || !isTimeField(field)));

/** A direction alone turns a list around, whatever it is sorted by. */
const turned = (sorting: Sorting): Order | undefined => {
  const [only, second] = sorting.directions;
  const down = only === undefined ? undefined : falling(only);
  if (only === undefined || second !== undefined || sorting.sorts.length > 0 || down === undefined)
    return undefined;
  const order = put([constant(only, down)], only.pointer);
  const by = sortedBy(sorting);
  if (isTurnedBy(by, sorting)) return order;
  const name = sorting.field.path.join('.');
  return by === 'other'
    ? { ...order, kind: 'other', constants: [], says: `"${only.name}" does not sort by "${name}"` }
    : {
        ...order,
        kind: 'unknown',
        says: `"${only.name}=${down}" turns the list around, but whether it is sorted by "${name}" is not said`,
      };
};

/** A choice of fields beside it, of whatever name, may be what a direction sorts by. */
const turnedAlone = (parameters: readonly QueryParameter[], sorting: Sorting): Order | undefined => {
  const order = turned(sorting);
  const choice = parameters.find((p) => {
    const texts = sorting.directions.includes(p) ? [] : textsOf(p);
    const about = texts.filter((v) => isSortBy(v, sorting.field, sorting.fields, texts));
    return about.length > 0 && about.length < texts.length;
  });
  return order?.kind !== 'settable' || choice === undefined
    ? order
    : { ...order, kind: 'unknown', says: `${order.says} only where "${choice.name}" says by what` };
};

const byDefault = (sorting: Sorting): Order | undefined => {
  const source = fallingByDefault(sorting);
  if (source === undefined || !isBy(sortedBy(sorting), sorting.field)) return undefined;
  return {
    kind: 'newest',
    constants: [],
    pointer: source.pointer,
    says: `"${source.name}" puts the newest first by default`,
  };
};

const described = ({ field, fields, sorts, directions }: Sorting, prose: Prose): Order | undefined => {
  const told = toldOrder(prose.says);
  if (told === undefined) return undefined;
  const by = saidToSortBy(told.clause, field, fields);
  const common = { constants: [], pointer: prose.pointer };
  const name = field.path.join('.');
  // A sort that is not understood may put the newest first all the same.
  const isSettled = sorts.length + directions.length === 0;
  if (by === 'other')
    return isSettled
      ? { ...common, kind: 'other', says: `The description names another order than by "${name}"` }
      : undefined;
  if (told.direction === 'rising')
    return isSettled
      ? { ...common, kind: 'oldest', says: 'The description says: the oldest first' }
      : undefined;
  if (told.direction === undefined)
    return by === 'state'
      ? {
          ...common,
          kind: 'unknown',
          says: `The list is sorted by "${name}", in which direction is not said`,
        }
      : undefined;
  if (isBy(by, field)) return { ...common, kind: 'newest', says: 'The description says: the newest first' };
  const end = /newest|recent|latest|last|oldest/.test(told.clause)
    ? 'the newest first'
    : 'in descending order';
  const says = `The description says: ${end}, and not that this is by "${name}"`;
  return { ...common, kind: 'unknown', says };
};

/** In which order a list comes by the field that holds the state; `ofEvery` is what the document says of every list. */
export const orderOf = (
  parameters: readonly QueryParameter[],
  field: Field,
  fields: readonly Field[],
  prose: Prose,
  ofEvery: Prose,
): Order => {
  const members = parameters.filter((p) => sortedMember(p) !== undefined);
  const directions = parameters.filter((p) => isDirection(p) && !members.includes(p));
  const sorts = parameters.filter((p) => isSort(p) && !directions.includes(p) && !members.includes(p));
  const sorting = { sorts, directions, field, fields, prose: prose.says };
  const found =
    byDefault(sorting) ??
    settable(sorting) ??
    byMember(members, sorting) ??
    turnedAlone(parameters, sorting) ??
    described(sorting, prose) ??
    described(sorting, ofEvery);
  if (found !== undefined) return found;
  const [sort] = sorts;
  return sort === undefined
    ? { kind: 'unknown', constants: [], says: 'No word on the order of the list' }
    : {
        kind: 'unknown',
        constants: [],
        pointer: sort.pointer,
        says: `"${sort.name}" sorts, but how it puts the newest first is not declared`,
      };
};
