import type { SchemaDifference, ValuePair } from './schema-difference.ts';

const covers = (types: readonly string[], type: string): boolean =>
  types.includes(type) || (type === 'integer' && types.includes('number'));

const words = (types: readonly string[] | undefined): string =>
  types === undefined ? 'any type' : types.length === 0 ? 'null' : types.join(' or ');

/** Whether values of the one type can never be of the other: what is inside them is not comparable. */
export const areStrangers = ({ before, after }: Pick<ValuePair, 'before' | 'after'>): boolean =>
  before.types !== undefined &&
  after.types !== undefined &&
  !before.types.some((t) => covers(after.types ?? [], t)) &&
  !after.types.some((t) => covers(before.types ?? [], t));

/** What another type means: for readers a wider one is a surprise, for senders a narrower one. */
export const typeDifferences = (pair: ValuePair): readonly SchemaDifference[] => {
  const { before, after, direction, name } = pair;
  const [old, now] = [before.types, after.types];
  const widened = old !== undefined && (now === undefined || now.some((t) => !covers(old, t)));
  const narrowed = now !== undefined && (old === undefined || old.some((t) => !covers(now, t)));
  if (!widened && !narrowed) return [];
  const changed = `${name} was ${words(old)} and is ${words(now)}`;
  const keyword = 'type';
  if (areStrangers(pair)) {
    const effect =
      direction === 'reads' ? 'steps that use it get another kind of value' : 'what flows fill in is refused';
    return [{ kind: 'breaking', message: `${changed}: ${effect}`, keyword }];
  }
  if (direction === 'reads')
    return widened
      ? [{ kind: 'risky', message: `${changed}: steps that use it may get another kind of value`, keyword }]
      : [{ kind: 'safe', message: changed, keyword }];
  if (!narrowed) return [{ kind: 'safe', message: changed, keyword }];
  return [
    {
      kind: old === undefined ? 'risky' : 'breaking',
      message: `${changed}: what flows fill in ${old === undefined ? 'may be' : 'is'} refused where it is something else`,
      remedy: 'accept both',
      keyword,
    },
  ];
};
