import type { Constant } from './assessment.ts';
import type { Field } from './answer-list.ts';
import type { QueryParameter } from './operation-view.ts';
import { isTimeField } from './item-state.ts';

/** In which order a list comes, as far as the document tells. */
export interface Order {
  /** `settable`: the constants put the newest first. */
  readonly kind: 'newest' | 'oldest' | 'settable' | 'unknown';
  readonly constants: readonly Constant[];
  /** JSON Pointer of what says so. */
  readonly pointer?: string;
  readonly says: string;
}

const newest =
  /(newest|most recent|latest|last created|last updated)( \w+){0,2} first|reverse.chronological|(desc|descending)\b.{0,30}\bdefault|default.{0,40}\bdesc|sorted.{0,60}\b(descending|newest|most recent)|order(ed)?.{0,60}\b(descending|newest|most recent)/;
const oldest =
  /oldest( \w+){0,2} first|\b(in|by) ascending\b|ascending order|(?<!reverse.)chronological order|sorted.{0,60}\bascending|order(ed)?.{0,60}\bascending/;

const isSort = ({ words, name }: QueryParameter): boolean =>
  /^\$?(order_?by|sort|sort_?by|ordering|order|sorting)$/i.test(name) ||
  (words.length <= 3 && words[0] === 'sort') ||
  (words.length <= 3 && words[0] === 'order' && words[1] === 'by');

const isDirection = ({ words, name, type, values }: QueryParameter): boolean =>
  (/(^|_)(asc|desc)(ending)?$/i.test(name) &&
    (type === 'boolean' || values.some((v) => v === 'yes' || v === 'no'))) ||
  /^(direction|dir|sort_?(dir|direction|order)|order_?(dir|direction)|desc|descending|ascending)$/i.test(
    name,
  ) ||
  (words.includes('direction') && words.length <= 3) ||
  (words.some((w) => w === 'sort' || w === 'order') &&
    values.length > 0 &&
    values.every((v) => typeof v === 'string' && /^(asc|desc)/i.test(v)));

/** The value of a direction that puts the greatest first: `desc`, or `false` and `no` where it asks for ascending. */
const falling = ({ name, type, values }: QueryParameter): string | undefined => {
  const down = values.find((v) => typeof v === 'string' && /^desc/i.test(v));
  if (typeof down === 'string') return down;
  const rises = /asc(ending)?$/i.test(name);
  if (type === 'boolean') return rises ? 'false' : /desc(ending)?$/i.test(name) ? 'true' : undefined;
  const word = values.find((v) => v === (rises ? 'no' : 'yes'));
  return typeof word === 'string' ? word : undefined;
};

const flat = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

const isDescending = (value: string): boolean => /^-|desc|newest|latest|recent/i.test(value);

const constant = (parameter: QueryParameter, value: string): Constant => ({
  parameter: parameter.name,
  value,
});

/** The value of a sort parameter that goes by the state, newest first. */
const sortValue = (sort: QueryParameter, field: Field): string | undefined => {
  const name = field.path.join('.');
  if (/^\$orderby$/i.test(sort.name) && sort.values.length === 0) return `${field.path.join('/')} desc`;
  if (sort.says.includes(`-${name.toLowerCase()}`)) return `-${name}`;
  if (sort.says.includes(`${name.toLowerCase()}:desc`)) return `${name}:desc`;
  const texts = sort.values.filter((v) => typeof v === 'string');
  const own = field.path.at(-1) ?? name;
  const about = texts.filter((v) =>
    [name, own].some((n) => flat(v).includes(flat(n)) || flat(n).startsWith(flat(v))),
  );
  const choices = about.length > 0 ? about : texts.filter((v) => /newest|latest|recent/i.test(v));
  return choices.find((v) => isDescending(v)) ?? choices[0];
};

const settable = (
  sorts: readonly QueryParameter[],
  directions: readonly QueryParameter[],
  field: Field,
): Order | undefined => {
  const [only] = directions;
  const down = only === undefined ? undefined : falling(only);
  if (sorts.length === 0 && directions.length === 1 && only !== undefined && down !== undefined)
    return {
      kind: 'settable',
      constants: [constant(only, down)],
      pointer: only.pointer,
      says: `"${only.name}=${down}" puts the newest first`,
    };
  for (const sort of sorts) {
    const value = sortValue(sort, field);
    if (value === undefined) continue;
    if (isDescending(value))
      return {
        kind: 'settable',
        constants: [constant(sort, value)],
        pointer: sort.pointer,
        says: `"${sort.name}=${value}" puts the newest first`,
      };
    const direction = directions.find((d) => d !== sort);
    const turned = direction === undefined ? undefined : falling(direction);
    if (direction !== undefined && turned !== undefined)
      return {
        kind: 'settable',
        constants: [constant(sort, value), constant(direction, turned)],
        pointer: sort.pointer,
        says: `"${sort.name}=${value}" and "${direction.name}=${turned}" put the newest first`,
      };
  }
  return undefined;
};

const declaredDefault = (
  sorts: readonly QueryParameter[],
  directions: readonly QueryParameter[],
  field: Field,
): Order | undefined => {
  const byState = sorts.find((s) => typeof s.default === 'string' && flat(s.default) !== '');
  const direction = directions.find((d) => typeof d.default === 'string' && /^(desc|-)/i.test(d.default));
  const told = [...sorts, ...directions].find((s) => newest.test(s.says));
  const value = typeof byState?.default === 'string' ? byState.default : '';
  const goes = [field.path.join('.'), field.path.at(-1) ?? ''].some(
    (n) => flat(value).includes(flat(n)) || flat(n).startsWith(flat(value)),
  );
  if (byState !== undefined && !goes) return undefined;
  const source = direction ?? (isDescending(value) ? byState : told);
  return source === undefined
    ? undefined
    : {
        kind: 'newest',
        constants: [],
        pointer: source.pointer,
        says: `"${source.name}" puts the newest first by default`,
      };
};

/** In which order a list comes by the field that holds the state. */
export const orderOf = (
  parameters: readonly QueryParameter[],
  field: Field,
  prose: { readonly says: string; readonly pointer: string },
): Order => {
  const directions = parameters.filter(isDirection);
  const sorts = parameters.filter((p) => isSort(p) && !directions.includes(p));
  const found =
    (isTimeField(field) || sorts.length === 0 ? declaredDefault(sorts, directions, field) : undefined) ??
    settable(sorts, directions, field);
  if (found !== undefined) return found;
  if (newest.test(prose.says))
    return {
      kind: 'newest',
      constants: [],
      pointer: prose.pointer,
      says: 'The description says: the newest first',
    };
  if (oldest.test(prose.says))
    return {
      kind: 'oldest',
      constants: [],
      pointer: prose.pointer,
      says: 'The description says: the oldest first',
    };
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
