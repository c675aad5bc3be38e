import { defined } from '../../defined.ts';
import type { Json } from '../../json.ts';
import type { TriggerDefinition } from '../../model.ts';
import { empty, json, problem, queryOf, type MockAnswer, type MockCall } from './call.ts';
import type { MockEvent } from './events.ts';
import { freeName, linkFrom } from './links.ts';
import { hashOf } from './random.ts';
import type { Shape } from './shape.ts';

/** One poll of a service that keeps the state itself. */
export interface Poll {
  readonly call: MockCall;
  readonly trigger: TriggerDefinition;
  /** Name of the query parameter that carries the state. */
  readonly parameter: string;
  /** What happened that the inputs ask for, oldest first. */
  readonly all: readonly MockEvent[];
  /** Number of the last event that the caller has seen; absent on a first poll. */
  readonly seen?: number;
  /** Number of the newest event, whoever it concerns. */
  readonly newest: number;
  readonly shape: Shape;
  readonly itemOf: (event: MockEvent) => Json;
  /** What the service remembers of its pollers: nothing, if it keeps its contract. */
  readonly memory: Map<string, number>;
}

/** What a poll hands over. */
export interface Outcome {
  readonly taken: readonly MockEvent[];
  readonly more: boolean;
}

/** How native triggers are polled, in replaceable parts. */
export interface Polling {
  /** Whether a call with a state is checked for credentials as any other. */
  readonly trustsState: boolean;
  readonly writeState: (n: number, trigger: string) => string;
  readonly readState: (text: string, trigger: string) => number | undefined;
  readonly location: (poll: Poll, state: string) => string;
  readonly unseen: (poll: Poll) => readonly MockEvent[];
  readonly take: (unseen: readonly MockEvent[], poll: Poll) => readonly MockEvent[];
  readonly next: (poll: Poll, outcome: Outcome) => number;
  readonly malformed: (poll: Poll) => MockAnswer;
  /** The last word on the answer. */
  readonly finish: (answer: MockAnswer, poll: Poll, outcome: Outcome) => MockAnswer;
}

const sum = (n: number, trigger: string): string => hashOf(`${trigger} ${n}`).toString(36).padStart(7, '0');

/** The polling of a service that keeps its contract. */
export const polling: Polling = {
  trustsState: false,
  // The sum makes a state that was never given out known as such; the plus sign must survive the way back.
  writeState: (n, trigger) => `${n}+${sum(n, trigger)}`,
  readState: (text, trigger) => {
    const [, digits = ''] = /^(\d{1,9})\+[0-9a-z]+$/.exec(text) ?? [];
    const n = Number(digits);
    return digits !== '' && text === `${n}+${sum(n, trigger)}` ? n : undefined;
  },
  location: ({ call, trigger, parameter }, state) => linkFrom(call, trigger, parameter, state),
  unseen: ({ all, seen }) => (seen === undefined ? [] : all.filter((e) => e.n > seen)),
  take: (unseen, { trigger }) => (trigger.delivery === 'single' ? unseen.slice(0, 1) : unseen),
  next: ({ seen, newest }, { taken }) => taken.at(-1)?.n ?? seen ?? newest,
  malformed: () => problem(400, 'The state is none that this service gave out'),
  finish: (answer) => answer,
};

/** The query parameter that carries the state of a trigger. */
export const stateParameter = (trigger: TriggerDefinition): string => freeName(trigger, 'triggerState');

/** Answers a poll of a native trigger. */
export const answerPoll = (how: Polling, asked: Omit<Poll, 'seen'>): MockAnswer => {
  const { call, trigger, parameter } = asked;
  const written = queryOf(call).find((q) => q.name === parameter)?.value;
  const seen = written === undefined ? undefined : how.readState(written, trigger.id);
  const poll: Poll = { ...asked, ...defined({ seen }) };
  if (written !== undefined && seen === undefined) return how.malformed(poll);
  const unseen = how.unseen(poll);
  const taken = how.take(unseen, poll);
  const outcome: Outcome = { taken, more: taken.at(-1) !== unseen.at(-1) };
  const headers: [string, string][] = [
    ['Location', how.location(poll, how.writeState(how.next(poll, outcome), trigger.id))],
    ['Retry-After', outcome.more ? '0' : '1'],
  ];
  const answer =
    taken.length > 0 ? json(200, asked.shape.around(taken.map(asked.itemOf)), headers) : empty(202, headers);
  return how.finish(answer, poll, outcome);
};
