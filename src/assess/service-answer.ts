import { ASK, type Candidate, type Question, type Remark } from './assessment.ts';
import { standingOf } from './standing.ts';

/**
 * What a running service answered to a question about a candidate; `empty`: whether it answers an empty list; `object`:
 * whether it answers an object.
 */
export interface ServiceAnswer {
  readonly question: Question | 'empty' | 'reach' | 'object' | 'state';
  readonly answer: 'yes' | 'no' | 'unknown';
  readonly says: string;
}

const breaches = {
  order: { rule: 'PP-05', mend: 'offer an order with the newest first' },
  bound: { rule: 'PP-06', mend: 'make the filter exclusive, or add one that is' },
  filter: { rule: 'PP-06', mend: 'let the parameter leave out what is not newer' },
  empty: { rule: 'PP-04', mend: 'answer 200 with an empty list where nothing is new' },
  state: { rule: 'PP-06', mend: 'take the state as the answer has it' },
  object: { rule: 'PP-03', mend: 'put the list into a member of an object' },
  reach: { rule: 'PP-07', mend: 'let the list be read without a state' },
} as const;

/** What is left to do about a remark once the service was asked. */
const afterAsking = ({ mend, ...remark }: Remark): Remark => ({
  ...remark,
  ...(mend === undefined || mend === ASK ? {} : { mend }),
});

const settles = (remark: Remark, answers: readonly ServiceAnswer[]): boolean =>
  answers.some((a) => a.question === remark.asks && a.answer !== 'unknown');

/** A candidate in the light of what the running service answered. */
export const withAnswers = (candidate: Candidate, answers: readonly ServiceAnswer[]): Candidate => {
  const at = candidate.at;
  const said = (wanted: ServiceAnswer['answer']): readonly ServiceAnswer[] =>
    answers.filter((a) => a.answer === wanted);
  const denied = said('no').map((a) => a.question as string);
  const evidence = [
    ...candidate.evidence.filter(({ asks }) => asks === undefined || !denied.includes(asks)),
    ...said('yes').map(({ says }) => ({ says: `Asked: ${says}`, at })),
  ];
  const missing = [
    ...candidate.missing,
    ...said('no').map(({ question, says }) => ({ ...breaches[question], says: `Asked: ${says}`, at })),
  ];
  const open = [
    ...candidate.open.filter((remark) => !settles(remark, answers)).map(afterAsking),
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
    risks: candidate.risks.filter((remark) => !settles(remark, answers)).map(afterAsking),
    standing: standingOf(missing, open),
  };
};
