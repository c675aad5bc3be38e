import type { Place } from '../model.ts';
import type { Assessment, Candidate, Remark } from './assessment.ts';

/** How many lists without a filter are shown. */
const SHOWN = 5;

const headlines = {
  yes: 'something can carry a trigger',
  no: 'nothing can carry a trigger as it is',
  unknown: 'whether anything can carry a trigger cannot be told from the document',
} as const;

const mechanisms = { webhook: 'webhook', native: 'native polling', policy: 'polling by policy' } as const;

const standings = {
  ready: 'ready',
  unsure: 'perhaps',
  lacking: 'not yet',
} as const;

const where = ({ file, line, column }: Place): string =>
  line === undefined ? file : `${file}:${line}:${column ?? 1}`;

const line = (sign: string, { says, mend, rule, at }: Remark): string => {
  const named = rule === undefined ? '' : `${rule}  `;
  return `     ${sign} ${named}${says}${mend === undefined ? '' : `: ${mend}`}  (${where(at)})`;
};

const planOf = ({ polling }: Candidate): string[] => {
  if (polling === undefined || polling.takes === 'unknown') return [];
  const fixed = polling.constants.map((c) => `, ${c.parameter}=${c.value}`).join('');
  return [`     ${polling.parameter}=${polling.expression}${fixed}`];
};

const block = (candidate: Candidate, index: number): string =>
  [
    `  ${index + 1}. ${candidate.method} ${candidate.path}  ${mechanisms[candidate.mechanism]}, ${standings[candidate.standing]}`,
    ...planOf(candidate),
    ...candidate.evidence.map((r) => line('+', r)),
    ...candidate.missing.map((r) => line('-', r)),
    ...candidate.open.map((r) => line('?', r)),
    ...candidate.risks.map((r) => line('!', r)),
  ].join('\n');

/** A list that shows nothing in favour but that it is one. */
const isPlain = ({ standing, polling, mechanism }: Candidate): boolean =>
  standing === 'lacking' && mechanism === 'policy' && polling === undefined;

/** An assessment as text: the best first, each with what speaks for it, what is missing, open and risky. */
export const renderAssessment = (assessment: Assessment): string => {
  const { title, file, answer, operations, candidates, notes } = assessment;
  const telling = candidates.filter((c) => !isPlain(c));
  const plain = candidates.filter(isPlain);
  const shown = plain.slice(0, SHOWN);
  const more = plain.length - shown.length;
  return [
    `${title === '' ? file : title}: ${headlines[answer]} (${operations} ${operations === 1 ? 'operation' : 'operations'})`,
    ...notes.map((note) => line('*', note).slice(3)),
    ...[...telling, ...shown].map(block),
    ...(more > 0
      ? [
          `  … and ${more} more ${more === 1 ? 'list' : 'lists'} without a filter; --reporter json has them all`,
        ]
      : []),
    ...(candidates.length === 0
      ? ['  No operation lists things, takes the URL of a caller, or answers 202 with a Location.']
      : ['  + speaks for it   - missing   ? not in the document   ! risk']),
    '',
  ].join('\n');
};
