import type { RuleDescription } from '../rules/rule.ts';

/** What the letters of an id stand for, in the order in which people meet them. */
const families: Readonly<Record<string, string>> = {
  D: 'Definition',
  K: 'Mechanism of a trigger',
  G: 'Policies of the gateway',
  T: 'Calls at design time',
  P: 'Polling',
  PP: 'Polling by policy',
  W: 'Registration of a webhook',
  C: 'Notification to the callback',
  U: 'Unsubscribing',
  L: 'Lifecycle of subscriptions',
  S: 'Tenants and secrets',
  V: 'Values',
};

const familyOf = ({ id }: RuleDescription): string => /^[A-Z]+/.exec(id)?.[0] ?? id;

/** Every rule in a line, by family: what `explain` prints where no rule is named. */
export const renderRuleList = (rules: readonly RuleDescription[]): string => {
  const names = new Set(rules.map(familyOf));
  const known = Object.keys(families).filter((family) => names.has(family));
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  const blocks = [...new Set([...known, ...names])].map((family) =>
    [
      families[family] ?? family,
      ...rules
        .filter((rule) => familyOf(rule) === family)
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ id, title }) => `  ${id.padEnd(width)}  ${title}`),
    ].join('\n'),
  );
  return `${blocks.join('\n\n')}\n`;
};
