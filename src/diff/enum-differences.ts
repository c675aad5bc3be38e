import { canonicalJson, type Json } from '../json.ts';
import { shown, type SchemaDifference, type ValuePair } from './schema-difference.ts';

const missingIn = (values: readonly Json[], others: readonly Json[]): readonly Json[] => {
  const known = new Set(others.map((v) => canonicalJson(v)));
  return values.filter((v) => !known.has(canonicalJson(v)));
};

const list = (values: readonly Json[]): string => values.map((v) => shown(v)).join(', ');

const opened = ({ direction, name }: ValuePair): SchemaDifference =>
  direction === 'reads'
    ? {
        kind: 'risky',
        message: `${name} had a list of values and may now be any: conditions meet values that they do not know`,
        keyword: 'enum',
      }
    : { kind: 'safe', message: `${name} takes any value now, not only those of a list`, keyword: 'enum' };

const closed = ({ direction, name }: ValuePair, values: readonly Json[]): SchemaDifference =>
  direction === 'reads'
    ? { kind: 'safe', message: `${name} is one of a list of values now`, keyword: 'enum' }
    : {
        kind: 'breaking',
        message: `${name} took any value and takes only ${list(values)}: other values that flows hold are refused`,
        remedy: 'go on accepting other values',
        keyword: 'enum',
      };

/** What another list of values means: makers branch on what they read, and chose what they send. */
export const enumDifferences = (pair: ValuePair): readonly SchemaDifference[] => {
  const { before, after, direction, name } = pair;
  const keyword = 'enum';
  if (before.values === undefined) return after.values === undefined ? [] : [closed(pair, after.values)];
  if (after.values === undefined) return [opened(pair)];
  const added = missingIn(after.values, before.values);
  const gone = missingIn(before.values, after.values);
  const reads = direction === 'reads';
  const found: SchemaDifference[] = [];
  if (added.length > 0)
    found.push(
      reads
        ? {
            kind: 'risky',
            message: `${name} may now be ${list(added)}: conditions meet a value that they do not know`,
            keyword,
          }
        : { kind: 'safe', message: `${name} also takes ${list(added)}`, keyword },
    );
  if (gone.length > 0)
    found.push(
      reads
        ? { kind: 'safe', message: `${name} is no longer ${list(gone)}`, keyword }
        : {
            kind: 'breaking',
            message: `${name} no longer takes ${list(gone)}: flows that chose it are refused`,
            remedy: 'go on accepting it',
            keyword,
          },
    );
  return found;
};
