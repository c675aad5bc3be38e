import { UsageError } from '../errors.ts';
import type { TriggerDefinition } from '../model.ts';
import { isNotified } from '../mechanism.ts';
import { isAnswer, type Answer } from './answer.ts';
import { readNotification } from './notification.ts';
import {
  accepted,
  anyEvent,
  baseline,
  delivery,
  firstPoll,
  laterPoll,
  registration,
  strangersPoll,
  unsubscribe,
  type Step,
} from './trace.ts';

/** What an assertion asserts: rules, the one among them that is meant, and what is written down for them. */
export interface Asserted {
  /** Completes "to …". */
  readonly words: string;
  readonly main: string;
  readonly rules: readonly string[];
  readonly steps: readonly Step[];
}

type OfAnswer = (answer: Answer, trigger: TriggerDefinition) => Asserted;

const STATE = ['P-12', 'P-11', 'P-03'];
const LIST = ['PP-03', 'PP-04'];

const isPolicy = (trigger: TriggerDefinition): boolean => trigger.mechanism === 'policy';

/** A poll that comes after another one; what a list says does not depend on an earlier list. */
const pollAfter = (answer: Answer, trigger: TriggerDefinition): readonly Step[] =>
  isPolicy(trigger) ? [laterPoll(answer)] : [baseline(answer), anyEvent, laterPoll(answer)];

export const baselinePoll: OfAnswer = (answer) => ({
  words: 'be a baseline poll',
  main: 'P-06',
  rules: [...STATE, 'P-06'],
  steps: [firstPoll(answer)],
});

export const quietPoll: OfAnswer = (answer) => ({
  words: 'be a quiet poll',
  main: 'P-02',
  rules: [...STATE, 'P-02'],
  steps: [baseline(answer), laterPoll(answer)],
});

export const carryState: OfAnswer = (answer, trigger) => {
  const words = 'carry the state of the next poll';
  if (isPolicy(trigger))
    return { words, main: 'PP-07', rules: [...LIST, 'PP-07'], steps: [firstPoll(answer)] };
  if (answer.status !== 200) return { words, main: 'P-03', rules: STATE, steps: [firstPoll(answer)] };
  return { words, main: 'P-04', rules: [...STATE, 'P-04'], steps: pollAfter(answer, trigger) };
};

export const carryRetryAfter: OfAnswer = (answer) => ({
  words: 'carry Retry-After',
  main: 'P-05',
  rules: ['P-20', 'P-05'],
  steps: [firstPoll(answer)],
});

export const news: OfAnswer = (answer, trigger) => ({
  words: 'be news',
  main: isPolicy(trigger) ? 'PP-04' : 'P-01',
  rules: isPolicy(trigger) ? LIST : [...STATE, 'P-01', 'P-04', 'P-19'],
  steps: pollAfter(answer, trigger),
});

export const listNewestFirst: OfAnswer = (answer) => ({
  words: 'list the newest item first',
  main: 'PP-05',
  rules: [...LIST, 'PP-05'],
  steps: [firstPoll(answer)],
});

export const registered: OfAnswer = (answer, { unsubscribe: declared }) => ({
  words: 'be a registration',
  main: 'W-03',
  rules: ['W-02', 'W-03', 'W-04', ...(declared.length === 0 ? [] : ['W-06'])],
  steps: [registration(answer)],
});

export const unsubscribed: OfAnswer = (answer) => ({
  words: 'be an unsubscribe',
  main: 'U-02',
  rules: ['U-02'],
  steps: [accepted(answer), unsubscribe(answer)],
});

export const refuseBadCredentials: OfAnswer = (answer, { mechanism }) => ({
  words: 'refuse bad credentials',
  main: isNotified(mechanism) ? 'W-16' : 'P-30',
  rules: [isNotified(mechanism) ? 'W-16' : 'P-30'],
  steps: isNotified(mechanism) ? [registration(answer, 'bad')] : [strangersPoll(answer)],
});

const fitOfAnswer: OfAnswer = (answer, trigger) => {
  const words = `fit ${trigger.id}`;
  if (isNotified(trigger.mechanism))
    return { words, main: 'W-10', rules: ['W-02', 'W-10'], steps: [registration(answer)] };
  const rules = isPolicy(trigger) ? [...LIST, 'P-22', 'P-23'] : ['P-18', 'P-22', 'P-23'];
  return { words, main: 'P-22', rules, steps: pollAfter(answer, trigger) };
};

const received = (given: unknown): readonly Step[] => [
  registration({ status: 201, headers: [], body: '' }),
  delivery(readNotification(given)),
];

/** Whether a value is judged as the answer of a service, for a trigger. */
export const isJudgedAsAnswer = (given: unknown, { mechanism }: TriggerDefinition): boolean =>
  !isNotified(mechanism) || isAnswer(given);

export const notification = (given: unknown): Asserted => ({
  words: 'be a notification',
  main: 'C-03',
  rules: ['C-01', 'C-03', 'C-16'],
  steps: received(given),
});

const fitOfNotification = (given: unknown, trigger: TriggerDefinition): Asserted => ({
  words: `fit ${trigger.id}`,
  main: 'C-04',
  rules: ['C-01', 'C-03', 'C-05', 'C-04'],
  steps: received(given),
});

/** What fits a trigger: an answer to a poll or a registration, or a notification. */
export const fit = { answer: fitOfAnswer, notification: fitOfNotification } as const;

/** Triggers that assertions about polls and about subscriptions are made of, where no definition is given. */
export const requireMechanism = (
  trigger: TriggerDefinition,
  words: string,
  wanted: 'polling' | 'webhook',
): void => {
  const is = isNotified(trigger.mechanism) ? 'webhook' : 'polling';
  if (is !== wanted) throw new UsageError(`"${trigger.id}" is a ${is} trigger: nothing of it can ${words}`);
};
