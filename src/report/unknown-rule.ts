import type { RuleDescription } from '../rules/rule.ts';
import { closest } from '../suggest.ts';

/** At most this many rules are proposed: more are no proposal. */
const MOST = 3;

const hasWord = (slug: string, word: string): boolean => `-${slug}-`.includes(`-${word}-`);

/** The ids of the rules that an unknown name most likely meant, by id, by slug, or by words of a slug. */
const proposals = (name: string, rules: readonly RuleDescription[]): readonly string[] => {
  const near = closest(
    name,
    rules.flatMap((r) => [r.id, r.slug]),
  );
  const word = name.toLowerCase().trim().replaceAll(/\s+/g, '-');
  const meant = [
    ...near.map((text) => rules.find((r) => r.id === text || r.slug === text)?.id),
    ...rules.filter((r) => word !== '' && hasWord(r.slug, word)).map((r) => r.id),
  ];
  return [...new Set(meant)].filter((id) => id !== undefined).slice(0, MOST);
};

/** Says that there is no rule of a name, and which ones may be meant. */
export const unknownRule = (name: string, rules: readonly RuleDescription[]): string => {
  const meant = proposals(name, rules).map((id) => `"${id}"`);
  const last = meant.at(-1);
  const text = meant.length > 1 ? `${meant.slice(0, -1).join(', ')} or ${last}` : last;
  const question = text === undefined ? '' : ` (did you mean ${text}?)`;
  return `Unknown rule "${name}"${question}; "triggerpact explain" lists them all`;
};
