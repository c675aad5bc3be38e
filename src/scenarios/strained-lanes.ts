import { ACCEPTED, type Script } from '../platform/answer-script.ts';

/** A callback that misbehaves: its name, and what it answers to each request in turn; the last answer stays. */
export interface StrainedLane {
  readonly name: string;
  readonly answers: readonly Script[];
}

/** Seconds that a busy callback asks to wait: more than the two by which it may delay others of the same host. */
const RETRY_AFTER = '3';
/** ms that a slow callback takes, as C-15 has it; for a sender that waits less long it is one that hangs. */
export const SLOW = 5000;

/** Every callback that misbehaves; the one that only answers other successes comes last, behind all the others. */
export const strainedLanes = (redirect: string): readonly StrainedLane[] => [
  { name: 'slow callback', answers: [{ ...ACCEPTED, delay: SLOW }, ACCEPTED] },
  { name: 'dead callback', answers: [{ status: 503 }] },
  {
    name: 'busy callback',
    answers: [{ status: 429, headers: { 'Retry-After': RETRY_AFTER } }, ACCEPTED],
  },
  { name: 'failing callback', answers: [{ status: 503, headers: { 'Retry-After': '1' } }, ACCEPTED] },
  { name: 'unsteady callback', answers: [{ status: 0, reset: true }, { status: 408 }, ACCEPTED] },
  {
    name: 'redirecting callback',
    answers: [
      { status: 307, headers: { Location: redirect } },
      { status: 401 },
      { status: 403 },
      { status: 404 },
    ],
  },
  { name: 'fast callback', answers: [{ status: 200 }, { status: 204 }, { status: 201 }, ACCEPTED] },
];

/** What callbacks answer in turn from the last event on; those that are not named go on as before. */
export const answersAtLast: readonly StrainedLane[] = [
  { name: 'busy callback', answers: [{ status: 410 }] },
  { name: 'failing callback', answers: [{ status: 503 }] },
  { name: 'unsteady callback', answers: [{ status: 500 }, ACCEPTED] },
];

/** Gives each request its answer in turn, and the last one for ever. */
export const inTurn = (answers: readonly Script[]): (() => Script) => {
  let given = 0;
  return () => {
    given += 1;
    return answers[Math.min(given, answers.length) - 1] ?? ACCEPTED;
  };
};
