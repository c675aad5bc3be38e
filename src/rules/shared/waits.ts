import type { Remark } from '../rule.ts';
import { seconds } from './wording.ts';

/** Timers may end a moment early. */
const EARLY = 20;

/** Whether something was watched for as long as it may take; undefined: it was not watched at all. */
export const isLongEnough = (waited: number | undefined, settle: number): waited is number =>
  waited !== undefined && waited + EARLY >= settle;

/** What is said where it was not: the run was cut short, or could not go on. */
export const tooShort = (settle: number): Remark => ({
  unknown: true,
  message: `The event could not be waited for as long as it may take (${seconds(settle)})`,
});
