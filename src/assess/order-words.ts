/** Which end of a list comes first. */
export type Direction = 'falling' | 'rising';

const newest = String.raw`(?:newest|(?:most|more) recent(?:ly)?|recently (?:created|added|updated|modified|changed)|latest|last (?:created|updated|modified|changed|added)|recen(?:t|cy))`;
const some = String.raw`(?:[ ,]+[\w-]+){0,5}?[ ,]+`;
const first = String.raw`(?:first|(?:at|on) (?:the )?top)\b`;
const last = String.raw`(?:last|at the (?:bottom|end))\b`;
const falling = new RegExp(
  [
    String.raw`\b${newest}${some}${first}|\boldest${some}${last}|\bnewest to (?:the )?oldest|\bmost recent(?:ly)?(?: \w+){0,3} to (?:the )?(?:least|oldest)\b`,
    String.raw`\b(?:reversed?|inverse|descending).chronological|\b(?:reversed?|inverse) order of (?:creation|addition|insertion|publication|submission|arrival|update|modification)\b|(?:sorted|ordered) by ["'\x60]?-[a-z]\w*|\bin descending\b|\bdescending (?:\w+ )?order|\bdescending by\b`,
    String.raw`(?:sort|order)(?:ed|s)?\b.{0,60}\bdesc(?:ending)?\b|(?:sorted|ordered) by (?:the )?(?:newest|most recent(?:ly)?)\b`,
  ].join('|'),
);
const rising = new RegExp(
  [
    String.raw`\boldest${some}${first}|\b${newest}${some}${last}|\boldest to (?:the )?newest`,
    String.raw`\b(?:in|by) ascending\b|\bascending (?:\w+ )?order|\bascending by\b|(?<!(?:reversed?|inverse|descending).)\bchronological order`,
    String.raw`(?:sort|order)(?:ed|s)?\b.{0,60}\basc(?:ending)?\b`,
  ].join('|'),
);

/** The parts of a text that say one thing each: sentences, lines, and what a semicolon parts. */
export const clausesOf = (says: string): string[] => says.split(/(?<=[.!?])\s+|\n+|;/);

/** Where a sentence begins to speak of an order. */
const beginning =
  /\b(sort(ed|ing|s)?|order(ed|ing)|order (by|of|in which)|(listed|returned|arranged) by|ascending|descending|chronological|newest|(\w+ )?most recent(ly)?|recently|latest|last|oldest|reverse)\b/;

/** What is said of an order. */
export interface ToldOrder {
  /** Undefined where only by what is said. */
  readonly direction: Direction | undefined;
  /** The part of the sentence that may tell by what. */
  readonly clause: string;
}

/** The part of a text that tells by what a list is sorted; `''` where it speaks of no order. */
export const orderClause = (says: string): string => {
  const sentence = clausesOf(says).find((s) => beginning.test(s)) ?? '';
  return sentence.slice(Math.max(0, sentence.search(beginning)));
};

/** No order, or none that can be relied on. */
const denied =
  /\b(not|no|never|undefined|arbitrary|any)\b[^.]{0,30}\b(sorted|ordered|order|guaranteed|descending|ascending)\b/;

/** In which order a list comes, as a description of the list says. */
export const toldOrder = (says: string): ToldOrder | undefined => {
  const sentences = clausesOf(says).filter((s) => !denied.test(s));
  for (const sentence of sentences) {
    const falls = falling.test(sentence);
    if (falls !== rising.test(sentence))
      return { direction: falls ? 'falling' : 'rising', clause: orderClause(sentence) };
  }
  const by = sentences.find((s) => /\b(sorted|ordered) by\b/.test(s));
  return by === undefined ? undefined : { direction: undefined, clause: orderClause(by) };
};

const ends = String.raw`desc(?:ending)?|newest|most recent(?:ly)?|latest|reverse.chronological|asc(?:ending)?|oldest`;
const directionOf = (word: string): Direction => (/^(asc|old)/.test(word) ? 'rising' : 'falling');

/** `Default order is descending`, `defaults to desc`, `by default sorted with the newest first`. */
const following = new RegExp(
  String.raw`^(?:s|ed)?(?!\w)\W*(?:(?:sort|sorting|order|ordering|direction|value|sorted|ordered|results?|items?|is|are|to|will|be|being|in|the|with|by|\w+_\w+)\W+){0,6}(${ends})\b`,
);
/** ``newest first` (the default)`, `sorted descending by default`. */
const preceding = new RegExp(String.raw`\b(${ends})\b(?:(?!\b(?:${ends})\b)[^.]){0,30}$`);

/** Which end comes first by default, as the description of a parameter says. */
export const defaultDirection = (says: string): Direction | undefined => {
  for (const { index } of says.matchAll(/\bdefault/g)) {
    const rest = says.slice(index + 'default'.length);
    const [, after] = following.exec(rest) ?? [];
    const [, before] = preceding.exec(says.slice(0, index)) ?? [];
    const word = rest.startsWith(')') ? (before ?? after) : (after ?? before);
    if (word !== undefined) return directionOf(word);
  }
  return undefined;
};

/** The value that a description calls the default of a sort: `published_at` of "The default is published_at desc". */
export const defaultValue = (says: string): string | undefined =>
  /\bdefaults?(?: value| sort| order)?(?: is|:| to|=)? ["'`]?(-?[a-z]\w*[_.]\w+|created|updated|modified|date)\b/.exec(
    says,
  )?.[1];

/** The values that a description lists: "Valid values are created, last_modified and status." */
export const listedValues = (says: string): string[] => {
  const [, list] = /\b(?:values?|options?|fields?|one of)(?: are| is)?\s*:?\s*([^.]{0,600})/.exec(says) ?? [];
  return (list ?? '').split(/[^\w.:-]+/).filter((v) => v !== '' && v !== 'and' && v !== 'or');
};
