import { canonicalJson, type Json } from '../json.ts';
import { shown, type SchemaDifference, type ValuePair } from './schema-difference.ts';

const isUpper = (keyword: string): boolean => /^(exclusiveM|m)ax/.test(keyword);

/** Whether a limit lets less through than before; undefined where that cannot be said. */
const isNarrower = (
  keyword: string,
  before: Json | undefined,
  after: Json | undefined,
): boolean | undefined => {
  if (after === undefined) return false;
  // Makers are offered the members that are declared; who sends more wrote them by hand.
  if (keyword === 'additionalProperties') return undefined;
  if (keyword === 'uniqueItems') return after === true;
  if (before === undefined) return true;
  if (keyword === 'multipleOf' || typeof before !== 'number' || typeof after !== 'number') return undefined;
  return isUpper(keyword) ? after < before : after > before;
};

const sizes: Readonly<Record<string, (value: Json) => number | undefined>> = {
  Length: (value) => (typeof value === 'string' ? value.length : undefined),
  imum: (value) => (typeof value === 'number' ? value : undefined),
};

/** Whether one of the only values there are is within a limit; false where that is not looked into. */
const keeps = (value: Json, keyword: string, limit: Json): boolean => {
  const size = Object.entries(sizes).find(([end]) => keyword.endsWith(end))?.[1](value);
  if (typeof limit === 'string' && keyword === 'pattern')
    return typeof value === 'string' && matches(value, limit);
  if (size === undefined || typeof limit !== 'number' || keyword.startsWith('exclusive')) return false;
  return isUpper(keyword) ? size <= limit : size >= limit;
};

const matches = (value: string, pattern: string): boolean => {
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    return false;
  }
};

/** What other limits mean for what makers send; what they read they take as it comes. */
export const limitDifferences = ({
  before,
  after,
  direction,
  name,
}: ValuePair): readonly SchemaDifference[] => {
  if (direction === 'reads') return [];
  const keywords = new Set([...Object.keys(before.limits), ...Object.keys(after.limits)]);
  return [...keywords].flatMap((keyword): SchemaDifference[] => {
    const [old, now] = [before.limits[keyword], after.limits[keyword]];
    if (canonicalJson(old) === canonicalJson(now)) return [];
    if (now !== undefined && after.values?.every((value) => keeps(value, keyword, now)) === true) return [];
    const change = `the "${keyword}" of ${name} was ${old === undefined ? 'open' : shown(old)} and is ${now === undefined ? 'open' : shown(now)}`;
    const narrower = isNarrower(keyword, old, now);
    if (narrower === false) return [{ kind: 'safe', message: change, keyword }];
    return [
      {
        kind: narrower === true ? 'breaking' : 'risky',
        message: `${change}: flows with a value that ${narrower === true ? 'is no longer allowed' : 'does not match'} are refused`,
        remedy: 'go on accepting what was allowed',
        keyword,
      },
    ];
  });
};
