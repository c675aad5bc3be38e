import type { QueryParameter } from './operation-view.ts';
import { speaksOf } from './vocabulary.ts';

/** Whether a filter leaves the bound itself out; `unknown` where neither name nor description tells. */
export type Bound = 'exclusive' | 'inclusive' | 'unknown';

const noun =
  'time|timestamp|date|datetime|date.time|moment|instant|second|position|point|value|id|bound|boundary|one';
/** What a description calls the bound itself: "the given time", "that date", "the time itself". */
const bound = String.raw`(?:(?:this|that|(?:the|its|a) (?:given|specified|provided|exact|same|start|starting|own)) (?:[\w-]+ )?(?:${noun})|the (?:${noun}) itself|the bound(?:ary)?|itself)\b`;
const it = String.raw`(?:it(?![\w'])|${bound})`;
/** A clause ends here, and what was included before it is the bound. */
const edge = String.raw`(?=\s*(?:[,.;)]|$))`;

const negated = new RegExp(
  [
    String.raw`not inclusive|non-inclusive|not included|\b(?:not|without|never) includ(?:e|es|ed|ing)\W+${it}|\bexclud(?:e|es|ed|ing)\W+${it}`,
    String.raw`\b(?:not|without) including${edge}|\b(?:after|since|than|time|date),? (?:and |but )?excluding${edge}`,
  ].join('|'),
);
const later = '(?:later|newer|after|greater|more recent)';
const inclusive = new RegExp(
  [
    String.raw`\binclusive(?:ly)?\b(?!\W{1,3}(?:true|false))|\b(?:on|at|from) (?:or|and) (?:after|later|newer)|\b(?:after|since|later|newer)(?: than)?\W{1,3}(?:or|and) (?:at(?! least)|on|equal)\b`,
    String.raw`\b${later}(?: than)?,? or (?:the )?(?:equal|same|identical)|greater or equal|(?:equal to|(?:the )?same(?: \w+)? as|identical to) or ${later}|≥|>=`,
    String.raw`no earlier than|no(?:t)? (?:earlier|older) than (?:the|this|that)|\bnot before (?:${bound}|(?:the|a) (?:${noun})\b)|(?:starting|beginning) (?:from|at|on|with)`,
    String.raw`\bfrom [\w ]{1,30} onwards?\b|\bfrom (?:${bound}|the (?:${noun})) (?:on|forward)\b`,
    String.raw`\bincluding\W+${it}|\bincludes ${bound}|\bincluding${edge}|\b(?:after|since|from),? (?:and|or) including|\bbound\W{1,3}included\b`,
    String.raw`\b(?:at|on|equal to|is|equals) (?:[\w-]+ ){1,4}(?:or|and) ${later}\b|\b(?:${noun}) (?:or|and) ${later}\b`,
    String.raw`\b(?:at|on) ?\/ ?${later}\b|\b${later} ?\/ ?(?:at|on)\b|\bequal or ${later}\b|\bor as (?:old|new|recent|late) as\b|\bat least as (?:new|recent|late|great|high)\b`,
    String.raw`${bound}(?: itself)? is (?:also )?(?:part of|included|among)\b|\blimit\W{1,3}included\b|\bclosed interval|\binterval \[`,
    String.raw`\bfrom ${bound} (?:up to|until|to) (?:now|the present|today)\b`,
  ].join('|'),
);
const exclusive =
  /(?<!mutually )\bexclusive|strictly|greater than(?! or)|(later|newer|more recent) than(?! or)|\bafter\b(?! or (at|on|equal))|>(?!=)/;

/** A bound, of which is not said whether it belongs to what it bounds. */
const edgeOnly = /\b(?:earliest|minimum|lower (?:bound|limit)|half.(?:open|closed))\b/;

/** How a filter treats its bound, as its description says or else its name is commonly meant. */
export const boundOf = ({ says, words }: QueryParameter): Bound => {
  if (negated.test(says)) return 'exclusive';
  // An operator is what the service evaluates; "after" is often said loosely.
  if (words.some((w) => w === 'gte' || w === 'ge')) return /strictly/.test(says) ? 'unknown' : 'inclusive';
  if (inclusive.test(says)) return 'inclusive';
  if (exclusive.test(says)) return 'exclusive';
  return speaksOf(words, 'exclusive') && !edgeOnly.test(says) ? 'exclusive' : 'unknown';
};
