/** Words that names of parameters and properties write together: `createdat`, `modifiedsince`, `callbackurl`. */
const known =
  'last created updated modified changed received published since after before from start end date datetime time stamp timestamp at id uri url callback hook webhook web notification notify target create update modify min max sort order by page next token cursor sequence number'
    .split(' ')
    .toSorted((a, b) => b.length - a.length);

const fused = new Set(['datetime', 'timestamp', 'webhook']);

/** Longer words are no fused names, and would take long to try. */
const LONGEST = 32;

const apart = (word: string): string[] | undefined => {
  if (word === '') return [];
  for (const part of known)
    if (word.startsWith(part)) {
      const rest = apart(word.slice(part.length));
      if (rest !== undefined) return [part, ...rest];
    }
  return undefined;
};

/** The words of a name, in lower case: of `createdAfter`, `created_after`, `created[gt]`, `createdafter` alike. */
export const nameWords = (name: string): readonly string[] =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/\bweb[ _-]?hook/g, 'webhook')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .flatMap((word) => (fused.has(word) || word.length > LONGEST ? [word] : (apart(word) ?? [word])));
