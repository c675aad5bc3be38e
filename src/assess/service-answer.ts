import type { Place } from '../model.ts';
import { ASK, type Candidate, type Question, type Remark } from './assessment.ts';
import { standingOf } from './standing.ts';

/**
 * What a running service answered to a question about a candidate; `empty`: whether it answers an empty list; `object`:
 * whether it answers an object; `unique`: whether no two items have one state; `reach`: whether it can be seen at all.
 */
export interface ServiceAnswer {
  readonly question: Question | 'empty' | 'reach' | 'object' | 'state' | 'unique';
  readonly answer: 'yes' | 'no' | 'unknown';
  readonly says: string;
  /** The service says itself what is wrong, and may mean something else than we would guess. */
  readonly explained?: boolean;
}

const breaches = {
  order: { rule: 'PP-05', mend: 'offer an order with the newest first' },
  bound: { rule: 'PP-06', mend: 'make the filter exclusive, or add one that is' },
  filter: { rule: 'PP-06', mend: 'let the parameter leave out what is not newer' },
  empty: { rule: 'PP-04', mend: 'answer 200 with an empty list where nothing is new' },
  state: { rule: 'PP-06', mend: 'take the state as the answer has it' },
  object: { rule: 'PP-03', mend: 'put the list into a member of an object' },
  reach: { rule: 'PP-07', mend: 'let the list be read without a state' },
  unique: { rule: 'PP-09', mend: 'filter by a unique, growing id or sequence number instead' },
} as const;

const asked = ({ question, says, explained = false }: ServiceAnswer, at: Place): Remark => {
  const { rule, mend } = breaches[question];
  return { rule, says: `Asked: ${says}`, at, ...(explained ? {} : { mend }) };
};

/** What could not be seen, once for each reason. */
const unseen = (answers: readonly ServiceAnswer[], at: Place): Remark[] =>
  [...new Set(answers.map(({ says }) => `Asked: ${says}`))].map((says) => ({ says, at }));

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
    ...said('no')
      .filter(({ question }) => question !== 'unique')
      .map((a) => asked(a, at)),
  ];
  // What the document leaves open stays so; of what it tells, that it was not seen is a risk.
  const decides = ({ question }: ServiceAnswer): boolean =>
    question === 'reach' || candidate.open.some((r) => r.asks === question);
  const decisive = unseen(said('unknown').filter(decides), at);
  const open = [
    ...candidate.open.filter((remark) => !settles(remark, answers)).map(afterAsking),
    ...decisive,
  ];
  const risks = [
    ...candidate.risks.filter((remark) => !settles(remark, answers)).map(afterAsking),
    ...said('no')
      .filter(({ question }) => question === 'unique')
      .map((a) => asked(a, at)),
    ...unseen(said('unknown'), at).filter(({ says }) => !decisive.some((d) => d.says === says)),
  ];
  return { ...candidate, evidence, missing, open, risks, standing: standingOf(missing, open) };
};
