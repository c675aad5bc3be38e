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
