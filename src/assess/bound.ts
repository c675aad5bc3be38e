import type { QueryParameter } from './operation-view.ts';
import { speaksOf } from './vocabulary.ts';

/** Whether a filter leaves the bound itself out; `unknown` where neither name nor description tells. */
export type Bound = 'exclusive' | 'inclusive' | 'unknown';

const noun = 'time|timestamp|date|datetime|date.time|moment|instant|value|id|bound|boundary|one';
/** What a description calls the bound itself: "the given time", "that date", "the time itself". */
const bound = String.raw`(?:(?:this|that|(?:the|its) (?:given|specified|provided|exact|same|start|starting|own)) (?:${noun})|the (?:${noun}) itself|the bound(?:ary)?|itself)\b`;

const negated = new RegExp(
  String.raw`not inclusive|non-inclusive|not included|\b(?:not|without|never) includ(?:e|es|ed|ing) (?:it|${bound})|\bexclud(?:e|es|ed|ing) (?:it|${bound})`,
);
const later = '(?:later|newer|after|greater|more recent)';
const inclusive = new RegExp(
  [
    String.raw`\binclusive(?:ly)?\b(?!\W{1,3}(?:true|false))|\b(?:on|at|from) (?:or|and) (?:after|later|newer)|since or (?:at|on)|\bafter,? or (?:at|on|equal)`,
    String.raw`greater (?:than )?or equal|(?:later|newer|greater) than or equal|equal to or (?:greater|later|after)|≥|>=`,
    String.raw`no earlier than|no(?:t)? (?:earlier|older) than (?:the|this|that)|(?:starting|beginning) (?:from|at|on|with)|\bfrom [\w ]{1,30} onwards?\b`,
    String.raw`\bincluding\W+${bound}|\bincludes ${bound}|\(including\)|\b(?:after|since|from),? (?:and|or) including|\bbound\W{1,3}included\b`,
    String.raw`\b(?:at|on|equal to|is|equals) (?:[\w-]+ ){1,4}(?:or|and) ${later}\b|\b(?:${noun}) (?:or|and) ${later}\b`,
  ].join('|'),
);
const exclusive =
  /(?<!mutually )\bexclusive|strictly|greater than(?! or)|(later|newer|more recent) than(?! or)|\bafter\b(?! or (at|on|equal))|>(?!=)/;

/** How a filter treats its bound, as its description says or else its name is commonly meant. */
export const boundOf = ({ says, words }: QueryParameter): Bound => {
  if (negated.test(says)) return 'exclusive';
  if (inclusive.test(says)) return 'inclusive';
  if (exclusive.test(says)) return 'exclusive';
  if (speaksOf(words, 'exclusive')) return 'exclusive';
  return words.some((w) => w === 'gte' || w === 'ge') ? 'inclusive' : 'unknown';
};
