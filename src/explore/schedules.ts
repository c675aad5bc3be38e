import * as fc from 'fast-check';
import { playable, steps, type Abilities, type Schedule, type Step } from './schedule.ts';

/** Steps of one schedule after its opening, at most. */
const LONGEST = 8;

/** Of so many draws, how many give a step: chains A and B are polled again and again, the others begin late. */
const weightsOf = ({ polls, subscribes, excludes, restarts }: Abilities): Readonly<Record<Step, number>> => ({
  'cause an event': 10,
  'cause two events side by side': 4,
  'cause an excluded event': excludes ? 2 : 0,
  'poll A': polls ? 6 : 0,
  'poll B': polls ? 5 : 0,
  'poll C': polls ? 1 : 0,
  'poll D': polls ? 1 : 0,
  'register a subscription': subscribes ? 6 : 0,
  'delete the oldest subscription': subscribes ? 9 : 0,
  'restart the service': restarts ? 1 : 0,
  'wait 50 ms': 1,
  'wait 300 ms': 1,
  'wait 1100 ms': 1,
});

/** What a schedule may begin with, so that what follows is seen by somebody. */
const openingsOf = ({ polls, subscribes }: Abilities): Step[] => [
  ...(polls ? (['poll A', 'poll B'] as const) : []),
  ...(subscribes ? (['register a subscription', 'register a subscription'] as const) : []),
];

/** A step that a shorter schedule may leave out wherever it stands; left out from the first once in so many draws. */
const optional = (step: fc.Arbitrary<Step>, once: number): fc.Arbitrary<Step | undefined> =>
  fc.option(step, { nil: undefined, freq: once });

const schedulesWith = (abilities: Abilities): fc.Arbitrary<Schedule> => {
  const weights = weightsOf(abilities);
  const step = fc.oneof(...steps.map((s) => ({ arbitrary: fc.constant(s), weight: weights[s] })));
  const opening = fc.tuple(...openingsOf(abilities).map((s) => optional(fc.constant(s), 2)));
  const following = fc.array(optional(step, 50), { minLength: 1, maxLength: LONGEST, size: 'max' });
  return fc
    .noBias(fc.tuple(opening, following))
    .map(([first, then]) => playable([...first, ...then].filter((s) => s !== undefined)));
};

/**
 * Short schedules of what a service can be asked to do; they shrink to shorter ones. Where it is both polled and subscribed
 * to, some only poll and some only subscribe, so that each gets long enough.
 */
export const schedules = (abilities: Abilities): fc.Arbitrary<Schedule> =>
  abilities.polls && abilities.subscribes
    ? fc.oneof(
        schedulesWith(abilities),
        schedulesWith({ ...abilities, subscribes: false }),
        schedulesWith({ ...abilities, polls: false }),
      )
    : schedulesWith(abilities);
