const sentence =
  /^(?:deprecated:\s*)?(?:triggers?\s+)?when(?:ever)?\s+(?:(?:an?|the|any|some|each)\s+)?(?:(?:new|next)\s+)?([a-z][\w-]*(?: [\w-]+){0,2}?)\s+(?:is|are|was|were|has|have|gets?|arrives?|occurs?|changes?|starts?|ends?|comes?|appears?)\b/i;

const lower = (word: string): string => (/^[A-Z]{2,}/.test(word) ? word : word.toLowerCase());

const plural = (word: string): string => {
  if (/[^s]s$/i.test(word)) return word;
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`;
};

/** What a trigger is about, in the plural: "voicemails" for "When a new voicemail arrives"; else "items". */
export const nounOf = (summary: string): string => {
  const words = sentence.exec(summary)?.[1]?.split(' ');
  if (words === undefined) return 'items';
  return words.map((word, i) => (i === words.length - 1 ? plural(lower(word)) : lower(word))).join(' ');
};
