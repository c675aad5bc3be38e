import type { EventEntry } from '../model.ts';
import { causeOne, isExcluded, type Stimulus, type StimulusContext } from './stimuli.ts';

/** How many events are caused side by side. */
const SIDE_BY_SIDE = 4;
/** ms for which a burst goes on, and the fewest and most events in it, where the configuration does not say. */
const BURST_FOR = 1000;
const FEWEST = 3;
export const MOST = 25;

/** Causes events, in waves that the players of all triggers share. */
export interface Waves {
  /** One event of each of some stimuli, one after another. */
  readonly inTurn: (wanted: (stimulus: Stimulus) => boolean) => Promise<readonly EventEntry[]>;
  /** Many events of each of some stimuli, side by side. */
  readonly burst: (wanted: (stimulus: Stimulus) => boolean) => Promise<readonly EventEntry[]>;
}

/** How many events a burst causes of a stimulus: a number, or as many as fit in a second. */
export const burstOf = (
  stimulus: Stimulus,
  context: Pick<StimulusContext, 'configs'>,
): number | undefined => {
  const sizes = Object.entries(stimulus.relations)
    .filter(([, relation]) => relation !== 'possible')
    .flatMap(([id]) => context.configs[id]?.burst ?? []);
  return sizes.length === 0 ? undefined : Math.max(...sizes);
};

/** Commands are processes: two at a time are enough for a small machine. */
const widthOf = ({ emit }: Stimulus): number =>
  emit !== 'manual' && emit.some((step) => typeof step !== 'function' && 'command' in step)
    ? 2
    : SIDE_BY_SIDE;

/** Waves of events of a run's stimuli; one that failed would fail again, and its answer has been told. */
export const createWaves = (
  stimuli: readonly Stimulus[],
  context: StimulusContext,
  signal: AbortSignal,
): Waves => {
  const failed = new Set<Stimulus>();
  let n = 0;

  const one = async (stimulus: Stimulus): Promise<readonly EventEntry[]> => {
    if (signal.aborted || failed.has(stimulus)) return [];
    n += 1;
    const event = await causeOne(stimulus, n, context);
    if (event.failed !== undefined) {
      failed.add(stimulus);
      if (isExcluded(stimulus))
        context.recorder.add({
          type: 'note',
          at: context.recorder.now(),
          message: `An event that the inputs exclude could not be caused, so that filters stay untested: ${event.failed}`,
        });
    }
    return [event];
  };

  const burstOne = async (stimulus: Stimulus): Promise<readonly EventEntry[]> => {
    const size = burstOf(stimulus, context);
    const until = context.recorder.now() + BURST_FOR;
    const events: EventEntry[] = [];
    let begun = 0;
    const isOver = (): boolean =>
      size === undefined
        ? begun >= MOST || (begun >= FEWEST && context.recorder.now() >= until)
        : begun >= size;
    const work = async (): Promise<void> => {
      while (!signal.aborted && !failed.has(stimulus) && !isOver()) {
        begun += 1;
        events.push(...(await one(stimulus)));
      }
    };
    await Promise.all(Array.from({ length: widthOf(stimulus) }, work));
    return events;
  };

  return {
    async inTurn(wanted) {
      const events: EventEntry[] = [];
      for (const stimulus of stimuli.filter(wanted)) events.push(...(await one(stimulus)));
      return events;
    },
    async burst(wanted) {
      const events: EventEntry[] = [];
      for (const stimulus of stimuli.filter(wanted)) events.push(...(await burstOne(stimulus)));
      return events;
    },
  };
};
