/** Every step that a schedule may have, as people are told of it; all triggers of the service take part in each. */
export const steps = [
  'cause an event',
  'cause two events side by side',
  'cause an excluded event',
  'poll A',
  'poll B',
  'poll C',
  'poll D',
  'register a subscription',
  'delete the oldest subscription',
  'restart the service',
  'wait 50 ms',
  'wait 300 ms',
  'wait 1100 ms',
] as const;

/** One thing that a schedule does. */
export type Step = (typeof steps)[number];

/** What is done to a service, one step after another; at its end everything is polled and watched. */
export type Schedule = readonly Step[];

/** What can be done to a service, by its triggers and its configuration. */
export interface Abilities {
  readonly polls: boolean;
  readonly subscribes: boolean;
  readonly excludes: boolean;
  readonly restarts: boolean;
}

/** Events of one schedule, of every stimulus, at most. */
const MOST_EVENTS = 6;
/** Subscriptions of one schedule, of every trigger, at most. */
const MOST_SUBSCRIPTIONS = 4;

const causes: { readonly [S in Step]?: number } = {
  'cause an event': 1,
  'cause two events side by side': 2,
  'cause an excluded event': 1,
};

/** How many events of a stimulus some steps cause. */
export const countEvents = (schedule: Schedule): number =>
  schedule.reduce((sum, step) => sum + (causes[step] ?? 0), 0);

const countOf = (schedule: Schedule, wanted: Step): number => schedule.filter((s) => s === wanted).length;

const canFollow = (step: Step, before: Schedule): boolean => {
  const registered = countOf(before, 'register a subscription');
  switch (step) {
    case 'register a subscription':
      return registered < MOST_SUBSCRIPTIONS;
    case 'delete the oldest subscription':
      return registered - countOf(before, step) > 1;
    case 'restart the service':
      return !before.includes(step);
    default:
      return countEvents([...before, step]) <= MOST_EVENTS;
  }
};

/**
 * A schedule without the steps that cannot act: a DELETE of the last subscription, whose silence nobody could bear
 * witness to, and what goes beyond the limits of one schedule.
 */
export const playable = (schedule: Schedule): Schedule =>
  schedule.reduce<Schedule>((before, step) => (canFollow(step, before) ? [...before, step] : before), []);

/** A schedule in words, as in "poll A; cause an event". */
export const wordsOf = (schedule: Schedule): string => schedule.join('; ');
