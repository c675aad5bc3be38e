import type { RuleResult } from '../../model.ts';
import { groupBy } from '../../group-by.ts';
import { counted } from '../../counted.ts';
import { cut } from './markdown-text.ts';
import { printable } from './paint.ts';

const TOLD = 2;
const LONGEST = 60;

/** Rules that were not judged, in one line of at most `width` columns: how many, for which reasons. */
export const notJudgedLine = (rules: readonly RuleResult[], width: number): string => {
  const head = `${counted(rules.length, 'rule')} not judged (--verbose names them): `;
  const reasons = [...groupBy(rules, (r) => printable(r.reason ?? 'no reason given'))]
    .map(([reason, group]) => ({ reason, count: group.length }))
    .toSorted((a, b) => b.count - a.count);
  const line = (told: number, longest: number): string => {
    const others = reasons.slice(told).reduce((sum, { count }) => sum + count, 0);
    return [
      head,
      reasons
        .slice(0, told)
        .map(({ reason, count }) => `${count} ${cut(reason, longest)}`)
        .join('; '),
      others === 0 ? '' : `; and ${counted(others, 'other')}`,
    ].join('');
  };
  const fits = [line(TOLD, Infinity), line(TOLD, LONGEST)].find((text) => text.length < width);
  // A narrow line tells one reason that says something, not two that do not.
  const room = width - line(1, 0).length;
  return fits ?? cut(line(1, Math.max(room, 20)), width - 1);
};
