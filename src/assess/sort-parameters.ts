import type { QueryParameter } from './operation-view.ts';

/** A choice of the two directions, and of no field. */
const isChoice = (says: string): boolean =>
  /\basc\b.{1,20}\bdesc\b/.test(says) && !/field|property|column|attribute|\{/.test(says);

const isTurn = (value: unknown): boolean => typeof value === 'string' && /^(asc|desc)/i.test(value);
const isYes = (value: unknown): boolean => value === 'yes' || value === 'no';

/** Whether a parameter says by what a list is sorted. */
export const isSort = ({ words, name, says, values }: QueryParameter): boolean =>
  !name.includes('[') &&
  (/^\$?(order_?by|sort|sort_?by|ordering|order|sorting)$/i.test(name) ||
    (name.length <= 2 &&
      values.length > 1 &&
      /^(?:sort(?:ing)? (?:field|by|key)|field (?:to|by which to) sort)\b/.test(says)) ||
    (words.length <= 3 && words[0] === 'sort') ||
    (words.length <= 3 && words[0] === 'order' && words[1] === 'by'));

/** `sortCreated`: a sort for one field alone, and none of the words for a direction. */
const ownSort =
  /^sort(?!_?(?:by|order|ordering|dir|direction|type|mode|asc|desc)(?:$|[^a-z]))_?([A-Za-z]\w+)$/i;

/** What a member of a sort sorts by: `id` of `orders[id]`, `Created` of `sortCreated`. */
export const sortedMember = ({ name, values }: QueryParameter): string | undefined =>
  values.some(isTurn)
    ? (/^(?:orders?|sort|order_?by)\[([^\]]+)\]$/i.exec(name)?.[1] ?? ownSort.exec(name)?.[1])
    : undefined;

const named =
  /^(direction|dir|sort_?(dir|direction|order)|order_?(dir|direction)|desc|descending|ascending)$/i;

/** `reverse`, where it is said that `true` puts the greatest first. */
const reverses = ({ name, type, says }: QueryParameter): boolean =>
  /^reversed?$/i.test(name) &&
  type === 'boolean' &&
  /\btrue\b[^.]{0,30}\b(?:desc|newest first)|\b(?:desc(?:ending)?|newest first)\b[^.]{0,20}\b(?:if|when) (?:set to )?true\b/.test(
    says,
  );

const isEnd = (value: unknown): boolean =>
  typeof value === 'string' && /^(?:newest|latest|oldest)(?:_?first)?$/i.test(value);

/** `ranked`, of any name: the newest or the oldest, and nothing else. */
const choosesEnd = (parameter: QueryParameter): boolean =>
  parameter.values.length === 2 && parameter.values.every(isEnd) && !isSort(parameter);

/** Whether a parameter says which end of a list comes first. */
export const isDirection = (parameter: QueryParameter): boolean => {
  const { words, name, type, values, says } = parameter;
  if (name.includes('[')) return false;
  if (reverses(parameter) || choosesEnd(parameter)) return true;
  if (/(^|_)(asc|desc)(ending)?$/i.test(name) && (type === 'boolean' || values.some(isYes))) return true;
  if (named.test(name) || (words.includes('direction') && words.length <= 3))
    return values.length === 0 || values.some((v) => typeof v !== 'string' || isTurn(v) || isYes(v));
  if (!words.some((w) => w === 'sort' || w === 'order')) return false;
  return values.length > 0 ? values.every(isTurn) : isChoice(says);
};

/** The value of a direction that puts the greatest first: `desc`, or `false` and `no` where it asks for ascending. */
export const falling = (parameter: QueryParameter): string | undefined => {
  const { name, type, values, says } = parameter;
  if (reverses(parameter)) return 'true';
  const down = values.find((v) => typeof v === 'string' && /^(?:desc|newest|latest)/i.test(v));
  if (typeof down === 'string') return down;
  if (values.length === 0 && /\basc\b/.test(says) && /\bdesc\b/.test(says)) return 'desc';
  const rises = /asc(ending)?$/i.test(name);
  if (type === 'boolean') return rises ? 'false' : /desc(ending)?$/i.test(name) ? 'true' : undefined;
  const word = values.find((v) => v === (rises ? 'no' : 'yes'));
  return typeof word === 'string' ? word : undefined;
};
