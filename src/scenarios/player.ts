import type {
  EventEntry,
  Exchange,
  ProviderStateSetUp,
  ProviderState,
  Trace,
  TriggerConfig,
  TriggerDefinition,
  TriggerSettings,
} from '../model.ts';
import type { Pace, PollerContext } from '../platform/chain.ts';
import type { Receiver } from '../platform/receiver.ts';
import type { Progress } from '../progress.ts';
import type { Registry } from './registry.ts';

/** What a player of one trigger needs to know of the run. */
export interface PlayerContext extends PollerContext {
  readonly config: TriggerConfig;
  readonly settings: TriggerSettings;
  /** Longest time from emit to visible that is allowed, in ms. */
  readonly settle: number;
  /** How long silence is watched at least, in ms. */
  readonly quiet: number;
  /** Bad credentials can be made. */
  readonly hasBad: boolean;
  /** A second tenant's credentials are configured. */
  readonly hasOther: boolean;
  /** Callbacks on internal addresses are asked for. */
  readonly triesInternal: boolean;
  /** What happened so far, secrets and all: it never leaves the run. */
  readonly soFar: () => Trace;
  /** Says what is waited for. */
  readonly wait: Progress['wait'];
  readonly receiver: Receiver;
  readonly registry: Registry;
}

/** The part of a run in which callbacks misbehave. */
export interface Strain {
  /** Registers the callbacks. */
  readonly open: () => Promise<void>;
  /** Waits until they have failed to take the events, so that their repeats are due. */
  readonly awaitFailures: (events: readonly EventEntry[]) => Promise<void>;
  /** Watches what becomes of events; after that, the callbacks fail in other ways. */
  readonly watch: (events: readonly EventEntry[]) => Promise<void>;
  /** Lets some of them end while repeats are due, and waits until the slowest has answered. */
  readonly lose: (events: readonly EventEntry[]) => Promise<void>;
  /** Watches the last events, from before and after that, and removes what was registered. */
  readonly end: (events: readonly EventEntry[]) => Promise<void>;
}

/**
 * Plays the platform for one trigger, in the phases of the timeline. It judges nothing: what it did and what came back
 * is in the trace.
 */
export interface Player {
  readonly trigger: TriggerDefinition;
  /** Whether the service answered the first calls, so that it makes sense to go on. */
  readonly isAlive: () => boolean;
  /** First polls; registrations. */
  readonly open: () => Promise<void>;
  /** Watches until the events have arrived where they should, or the longest allowed time is over; polls as soon as it is told. */
  readonly watch: (events: readonly EventEntry[], first?: Pace) => Promise<void>;
  /** One look at what is new, at once, between events that come close together. */
  readonly glance: () => Promise<void>;
  /** Looks at what is new again and again while events are caused, until the signal says that they are. */
  readonly accompany: (over: AbortSignal) => Promise<void>;
  /** Reads what a chain has before it, page for page, while events go on; absent where there are no pages. */
  readonly catchUp?: () => Promise<void>;
  /** ms for which events were hidden at most before a poll showed them; 0 where none was. */
  readonly lag: () => number;
  /** What is done while there is data: fresh chains, more subscriptions. */
  readonly refresh: () => Promise<void>;
  /** Odd states, bad credentials; DELETEs. */
  readonly probe: () => Promise<void>;
  /** Watches the events after the DELETEs, the silence of what was deleted, and that of polls. */
  readonly finish: (events: readonly EventEntry[]) => Promise<void>;
  /** What is done with callbacks that misbehave; absent where there are none. */
  readonly strain?: Strain;
  /** Registers once more after a restart of the service; absent where there is nothing to register. */
  readonly reopen?: () => Promise<void>;
  /** Watches the events from around a restart of the service, on states and subscriptions from before it. */
  readonly watchRestarted: (events: readonly EventEntry[]) => Promise<void>;
  /** Ends what has lived longest, after a restart; absent where nothing is to be ended. */
  readonly close?: () => Promise<void>;
  /** The target to poll next where an answer brought only items that no event of ours explains. */
  readonly afterDisturbance: (exchange: Exchange) => string | undefined;
  /** Brings the service to a state for Pact. */
  readonly setUp: (state: ProviderState) => Promise<ProviderStateSetUp>;
}

/** How long to wait for events, in ms; `missed` tells that waiting was in vain. */
export interface Patience {
  readonly of: () => number;
  readonly missed: () => void;
}

/** How long to wait for events: longer for the first, until the delay of the service is known. */
export const createPatience = (context: PlayerContext): Patience => {
  let first = context.config.settle === undefined ? context.settle * 3 : context.settle;
  if (context.config.emit === 'manual') first = Math.max(first, 60_000);
  let current = first;
  return {
    of: () => current,
    missed: () => void (current = context.config.emit === 'manual' ? current : context.settle),
  };
};
