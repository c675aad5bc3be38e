import { requireKnown } from '../config/known.ts';
import type { Config } from '../model.ts';

/** How many rules of each kind have a public name; some are not judged yet, and may be configured all the same. */
const named: Readonly<Record<string, number>> = {
  D: 26,
  P: 31,
  PP: 13,
  W: 23,
  U: 11,
  C: 19,
  L: 8,
  S: 9,
  V: 1,
  T: 6,
};

const isNamed = (id: string): boolean => {
  const [, kind = '', number = ''] = /^([A-Z]{1,2})-(\d{2})$/.exec(id) ?? [];
  return Number(number) >= 1 && Number(number) <= (named[kind] ?? 0);
};

/** Refuses a configuration whose `rules` name one that does not exist. */
export const checkRuleNames = async (config: Config): Promise<void> => {
  const strange = Object.keys(config.rules).filter((id) => !isNamed(id));
  if (strange.length === 0) return;
  const { allRules } = await import('../rules/index.ts');
  requireKnown(
    'rule',
    strange,
    allRules.map((r) => r.id),
    `"rules" of ${config.file ?? 'the configuration'}`,
  );
};
