import type { Candidate, Question, Remark } from './assessment.ts';
import { standingOf } from './standing.ts';

/** What a running service answered to a question about a candidate; `empty`: whether it answers an empty list. */
export interface ServiceAnswer {
  readonly question: Question | 'empty' | 'reach';
  readonly answer: 'yes' | 'no' | 'unknown';
  readonly says: string;
}

const breaches = {
  order: { rule: 'PP-05', mend: 'offer an order with the newest first' },
  bound: { rule: 'PP-06', mend: 'make the filter exclusive, or add one that is' },
  filter: { rule: 'PP-06', mend: 'let the parameter leave out what is not newer' },
  empty: { rule: 'PP-04', mend: 'answer 200 with an empty list where nothing is new' },
  reach: { rule: 'PP-07', mend: 'let the list be read without a state' },
} as const;

const settles = (remark: Remark, answers: readonly ServiceAnswer[]): boolean =>
  answers.some((a) => a.question === remark.asks && a.answer !== 'unknown');

/** A candidate in the light of what the running service answered. */
export const withAnswers = (candidate: Candidate, answers: readonly ServiceAnswer[]): Candidate => {
  const at = candidate.at;
  const said = (wanted: ServiceAnswer['answer']): readonly ServiceAnswer[] =>
    answers.filter((a) => a.answer === wanted);
  const evidence = [
    ...candidate.evidence,
    ...said('yes').map(({ says }) => ({ says: `Asked: ${says}`, at })),
  ];
  const missing = [
    ...candidate.missing,
    ...said('no').map(({ question, says }) => ({ ...breaches[question], says: `Asked: ${says}`, at })),
  ];
  const open = [
    ...candidate.open.filter((remark) => !settles(remark, answers)),
    ...said('unknown')
      .filter(({ question }) => question === 'reach' || candidate.open.some((r) => r.asks === question))
      .map(({ says }) => `Asked: ${says}`)
      .filter((says, i, all) => all.indexOf(says) === i)
      .map((says) => ({ says, at })),
  ];
  return {
    ...candidate,
    evidence,
    missing,
    open,
    risks: candidate.risks.filter((remark) => !settles(remark, answers)),
    standing: standingOf(missing, open),
  };
};
