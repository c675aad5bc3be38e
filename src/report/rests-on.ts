import type { InteractionResult } from '../model.ts';
import { allRules } from '../rules/index.ts';

/** Rules without which a poll in the state "nothing is new" or "something is new" does not mean what it should. */
const ofStates = 'P-12 P-11 P-04 P-17 P-29 P-14 P-16 P-15 PP-07 PP-05 PP-06 PP-10 L-08'.split(' ');

/** Rules without which a subscription that was registered need not be there any more. */
const ofSubscriptions = ['W-22', 'L-03', 'U-04', 'C-19', 'L-08'];

/** What an answer may come of besides what its rule names in `after`: a rule picks its subjects out of a run, Pact has one. */
const families: Readonly<Record<string, readonly string[]>> = {
  'P-01': ofStates,
  'P-02': ofStates,
  // A body that cannot be read shows neither its root nor its items.
  'PP-03': ['P-22'],
  'PP-06': [...ofStates, 'P-22'],
  'U-01': ofSubscriptions,
  'U-02': ofSubscriptions,
};

/** What must be refused must be so whatever became of states and subscriptions. */
const refusals = new Set([
  'malformed-state',
  'poll-without-access',
  'register-without-callback',
  'register-without-access',
]);

const before = new Map(allRules.map((rule) => [rule.id, rule.after ?? []]));

/** The rules whose breach may be all that a broken interaction shows: its state was reached through what they judge. */
export const restsOn = ({ rules, broken = [], step = '' }: InteractionResult): ReadonlySet<string> => {
  const [first] = [...broken, ...rules];
  if (first === undefined || refusals.has(step)) return new Set();
  const causes = new Set(before.get(first));
  // A set that grows while it is walked through is walked through to its end.
  for (const cause of causes) for (const earlier of before.get(cause) ?? []) causes.add(earlier);
  return new Set([...causes, ...(families[first] ?? [])]);
};
