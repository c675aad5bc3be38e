import { closeTogether, crowded, sideBySide, type All, type Bursting } from './bursts.ts';
import { WHILE_FAILING } from './event-plan.ts';
import { isOthers } from '../evidence/events.ts';
import { isExcluded, isExpected } from './stimuli.ts';

/** The parts of a run. */
export interface Timeline extends Bursting {
  /** Restarts the service, where the configuration says how. */
  readonly restart?: () => Promise<void>;
  /** Looks back at the end of a phase: true ends the run. */
  readonly isEnough?: () => Promise<boolean>;
}

/** A part of a run, in which every player does the same. */
interface Phase {
  readonly name: string;
  /** Only where some player is still alive. */
  readonly needsLife: boolean;
  readonly act: () => Promise<unknown>;
}

/** The two parts of a timeline: what is ordinary, and what may colour everything else. */
export interface Course {
  /** Plays the ordinary part. */
  readonly run: () => Promise<void>;
  /** Plays what may colour everything else: callbacks that misbehave, a restart. */
  readonly strain: () => Promise<void>;
  /** Whether the run was ended at the end of a phase. */
  readonly isOver: () => boolean;
  /** The phases that were planned and have not begun. */
  readonly leftOut: () => readonly string[];
}

const when = (isPlanned: boolean, name: string, act: () => Promise<unknown>): readonly Phase[] =>
  isPlanned ? [{ name, needsLife: true, act }] : [];

/**
 * The ordinary part: everything is opened, one event of each kind is caused and watched for, chains are begun anew while
 * there is data, events come close together and side by side, then the probes and DELETEs, and one last event whose
 * silence is watched. The players of all triggers share the events and wait at the same time.
 */
const ordinary = (timeline: Timeline, all: All): readonly Phase[] => {
  const { plan, waves } = timeline;
  return [
    { name: 'first polls and registrations', needsLife: false, act: () => all((p) => p.open()) },
    ...when(plan.first, 'first events', async () => {
      const events = await waves.inTurn((stimulus) => !isOthers(stimulus));
      await all((p) => p.watch(events));
    }),
    { name: 'fresh chains and subscriptions', needsLife: false, act: () => all((p) => p.refresh()) },
    ...when(plan.close > 0, 'events within one second', async () => {
      const events = [...(await crowded(timeline)), ...(await closeTogether(timeline, all))];
      await all((p) => p.watch(events, 'at once'));
    }),
    ...when(plan.burst, 'a burst of events', async () => {
      // Again what is excluded, now that every chain has a state.
      const excluded = await waves.inTurn(isExcluded);
      const events = [...excluded, ...(await sideBySide(timeline, all))];
      await all((p) => p.watch(events, 'at once'));
    }),
    {
      name: 'odd states, bad credentials, unsubscribing',
      needsLife: false,
      act: () => all((p) => p.probe()),
    },
    {
      name: plan.last ? 'an event after the DELETEs, and silence' : 'silence',
      needsLife: true,
      async act() {
        if (plan.others) await waves.inTurn(isOthers);
        const events = plan.last ? await waves.inTurn(isExpected) : [];
        await all((p) => p.finish(events));
      },
    },
  ];
};

/** What is judged by rules of its own: callbacks that misbehave, and a restart of the service. */
const straining = ({ plan, waves, restart }: Timeline, all: All): readonly Phase[] => [
  ...when(plan.strain, 'callbacks that misbehave', async () => {
    await all(async (p) => p.strain?.open());
    const events = [...(await waves.inTurn(isExpected))];
    await all(async (p) => p.strain?.awaitFailures(events));
    for (let i = 0; i < WHILE_FAILING; i += 1) events.push(...(await waves.inTurn(isExpected)));
    await all(async (p) => p.strain?.watch(events));
    const late = await waves.inTurn(isExpected);
    await all(async (p) => p.strain?.lose(late));
    const last = await waves.inTurn(isExpected);
    await all(async (p) => p.strain?.end([...late, ...last]));
  }),
  ...when(plan.restart && restart !== undefined, 'restarting the service', async () => {
    const before = await waves.inTurn(isExpected);
    await restart?.();
    await all(async (p) => p.reopen?.());
    await waves.inTurn(isExcluded);
    const after = await waves.inTurn(isExpected);
    await all((p) => p.watchRestarted([...before, ...after]));
    await all(async (p) => p.close?.());
  }),
];

/** The course of a run: its phases one after another, until they are done, the signal is aborted or it is enough. */
export const createCourse = (timeline: Timeline): Course => {
  const { players, signal, progress, isEnough } = timeline;
  const all: All = (act) => (signal.aborted ? Promise.resolve() : Promise.all(players.map(act)));
  const isAlive = (): boolean => players.some((p) => p.isAlive());
  const parts = { run: ordinary(timeline, all), strain: straining(timeline, all) };
  const ahead = new Set([...parts.run, ...parts.strain]);
  let isOver = false;

  const play = async (phases: readonly Phase[]): Promise<void> => {
    for (const phase of phases) {
      if (signal.aborted || isOver) return;
      if (phase.needsLife && !isAlive()) continue;
      ahead.delete(phase);
      progress(phase.name);
      await phase.act();
      isOver = !signal.aborted && ((await isEnough?.()) ?? false);
    }
  };
  return {
    run: () => play(parts.run),
    strain: () => play(parts.strain),
    isOver: () => isOver,
    leftOut: () => [...ahead].map((phase) => phase.name),
  };
};
