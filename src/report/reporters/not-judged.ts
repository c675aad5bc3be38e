import type { RuleResult } from '../../model.ts';
import { groupBy } from '../../group-by.ts';
import { counted } from '../headline.ts';
import { cut } from './markdown-text.ts';
import { printable } from './paint.ts';

/** Lengths that fit into a room together: the short ones whole, the long ones equal. */
const fitted = (lengths: readonly number[], room: number): readonly number[] => {
  const given = [...lengths];
  let left = room;
  const shortFirst = [...lengths.entries()].toSorted(([, a], [, b]) => a - b);
  for (const [done, [at, length]] of shortFirst.entries()) {
    given[at] = Math.min(length, Math.max(Math.floor(left / (lengths.length - done)), 20));
    left -= given[at];
  }
  return given;
};

/** Rules that were not judged, in one line of at most `width` columns: how many, for which reasons. */
export const notJudgedLine = (rules: readonly RuleResult[], width: number): string => {
  const head = `${counted(rules.length, 'rule')} not judged (--verbose names them): `;
  const reasons = [...groupBy(rules, (r) => printable(r.reason ?? 'no reason given'))]
    .map(([reason, group]) => ({ reason, count: group.length }))
    .toSorted((a, b) => b.count - a.count);
  const lengths = fitted(
    reasons.map(({ reason }) => reason.length),
    // A count, a space, and what separates one from the next.
    width - head.length - 5 * reasons.length,
  );
  const told = reasons.map(({ reason, count }, i) => {
    const length = lengths[i] ?? 0;
    return `${count} ${reason.length > length ? cut(reason, length - 1) : reason}`;
  });
  return cut(`${head}${told.join('; ')}`, width - 1);
};
