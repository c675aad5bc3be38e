import { expectedEvents } from '../evidence/events.ts';
import type { EventEntry } from '../model.ts';
import type { Chain } from '../platform/chain.ts';
import { arrivals, causedEvents } from '../scenarios/chain-evidence.ts';
import type { PlayerContext, Patience } from '../scenarios/player.ts';
import { createPollingRun, type MakeChain } from '../scenarios/polling-run.ts';
import { pollUntilQuiet, watchChain } from '../scenarios/polling-watch.ts';
import type { Actor } from './actor.ts';

/** A service that hands over one item at a time is polled at once so often. */
const MOST_POLLS = 30;

/** Plays a polling trigger: every chain of a schedule is followed to its end. */
export const createPollingActor = (context: PlayerContext, make: MakeChain, patience: Patience): Actor => {
  const { trigger, settings, signal } = context;
  const run = { ...createPollingRun(context, make), patience };
  const chains = new Map<string, { readonly chain: Chain; readonly from: number }>();

  const missing = (chain: Chain, from: number): readonly EventEntry[] => {
    const counts = arrivals(chain, context);
    return expectedEvents(causedEvents(context), trigger.id).filter(
      (e) => e.at > from && (counts.get(e.token) ?? 0) < settings.perEmit,
    );
  };

  const follow = async (chain: Chain, from: number): Promise<void> => {
    // As long as each poll brings something, the next one may too.
    for (let left = Infinity, polls = 0; polls < MOST_POLLS && !signal.aborted; polls += 1) {
      const count = missing(chain, from).length;
      if (count === 0 || count === left || chain.broken() !== undefined) break;
      left = count;
      await chain.poll('at once');
    }
    const late = missing(chain, from);
    if (late.length > 0) await watchChain(chain, late, run);
    if (chain.broken() === undefined && !signal.aborted) await pollUntilQuiet(chain, run);
  };

  return {
    async poll(name) {
      const begun = chains.get(name);
      if (begun !== undefined) {
        if (begun.chain.broken() === undefined) await begun.chain.poll('at once');
        return;
      }
      const chain = run.begin(name);
      const { at, durationMs } = await chain.poll();
      chains.set(name, { chain, from: at + durationMs });
    },
    register: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    async settle() {
      await Promise.all([...chains.values()].map(({ chain, from }) => follow(chain, from)));
    },
  };
};
