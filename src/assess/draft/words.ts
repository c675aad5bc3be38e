import type { Candidate } from '../assessment.ts';
import { nameWords } from '../../name-words.ts';

/** The words that a maker reads of a drafted trigger. */
export interface DraftWords {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly hint: string;
}

const hooks = /^(web)?hooks?$|subscri|callback|notif|listener|register|channel|watch/;
const technical =
  /^(apis?|bulk|[a-z]|rest|v\d.*|json|xml|admin|public|search|list|get|all|new|query|index|\d+)$/;

const singular = (word: string): string =>
  word
    .replace(/(ss|us|is|news|status|series)$/, '$1\u0000')
    .replace(/ies$/, 'y')
    .replace(/(ch|sh|x|z|ss|us)es$/, '$1')
    .replace(/s$/, '')
    .replace('\u0000', '');

const nounOf = ({ path }: Candidate): string | undefined => {
  const segments = path
    .replace(/\.(json|xml)$/i, '')
    .split('/')
    .filter((s) => s !== '' && !s.includes('{'));
  const last = segments.findLast((s) => {
    const words = nameWords(s);
    return words.length > 0 && !words.every((w) => technical.test(w)) && !words.some((w) => hooks.test(w));
  });
  if (last === undefined) return undefined;
  const words = nameWords(last.split('.')[0] ?? last).filter((w) => !technical.test(w));
  return words.map((w, i) => (i === words.length - 1 ? singular(w) : w)).join(' ');
};

const withArticle = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;

const pascal = (text: string): string =>
  text
    .split(/[^A-Za-z0-9]+/)
    .filter((w) => w !== '')
    .map((w) => `${w[0]?.toUpperCase()}${w.slice(1)}`)
    .join('');

const doneTo = (candidate: Candidate): string => {
  const field = candidate.polling?.field.at(-1) ?? '';
  if (candidate.polling?.tellsChanges === true) return 'created or changed';
  const word = nameWords(field).find((w) => /(ed|sent)$/.test(w));
  return word ?? 'created';
};

/** The words of a trigger that a candidate could become: "When an order is created". */
export const draftWords = (candidate: Candidate): DraftWords => {
  const noun = nounOf(candidate);
  const event =
    candidate.mechanism === 'webhook'
      ? `${noun === undefined ? 'an event' : `an event of ${withArticle(noun)}`} is sent`
      : `${withArticle(noun ?? 'item')} is ${doneTo(candidate)}`;
  const cause =
    candidate.mechanism === 'webhook'
      ? 'Cause such an event'
      : `See that ${withArticle(noun ?? 'item')} is ${doneTo(candidate)}`;
  return {
    operationId: pascal(`When ${event.replaceAll(/\b(an?|is) /g, '')}`),
    summary: `When ${event}`,
    description: `This operation triggers when ${event}.`,
    hint: `${cause}, to see it work now.`,
  };
};
