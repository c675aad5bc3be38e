import { defined } from '../defined.ts';
import type { Exchange } from '../model.ts';
import { expectedEvents } from '../evidence/events.ts';
import { headerValues } from '../evidence/headers.ts';
import { isCallable, resolveLocation } from '../evidence/location.ts';
import { brought, lagOf } from './chain-evidence.ts';
import type { Player, PlayerContext } from './player.ts';
import { confirmBaseline, tryCredentials, tryOddStates } from './polling-probe.ts';
import { setUpPollingState } from './polling-provider-states.ts';
import { createPollingRun, type MakeChain, type PollingRun } from './polling-run.ts';
import { followChain, pollAgainLater, pollUntilQuiet, watchChain } from './polling-watch.ts';

/** The target to poll next where an answer brought only items that no event of ours explains. */
const nextAfter = (exchange: Exchange, { context, isPolicy }: PollingRun): string | undefined => {
  const { items, ours } = brought(exchange, context);
  if (isPolicy || items === 0 || ours > 0) return undefined;
  const [raw] = headerValues(exchange.response?.headers, 'location');
  const base = { address: context.address, target: exchange.request.target };
  const location = raw === undefined ? undefined : resolveLocation(raw, base);
  return isCallable(location) ? location.target : undefined;
};

/** Begins the chains for which there is data already. */
const beginFresh = async ({ second, held, reading, started, isPolicy }: PollingRun): Promise<void> => {
  started.add(second);
  await second.poll();
  if (isPolicy) started.add(reading);
  await (isPolicy ? reading : held).poll();
};

const readOn = async ({ reading, started }: PollingRun): Promise<void> => {
  if (started.has(reading)) await reading.poll('at once');
};

/** Plays a polling trigger: a chain that leads, one that begins when there is data, and one that is held for Pact. */
export const createPollingPlayer = (context: PlayerContext, make: MakeChain): Player => {
  const { trigger, signal } = context;
  const run = createPollingRun(context, make);
  const { lead, second, foreign, started, isPolicy } = run;
  let alive = true;

  return {
    trigger,
    isAlive: () => alive,
    async open() {
      started.add(lead);
      const { response } = await lead.poll();
      alive = response !== undefined && response.status !== 401 && response.status !== 403;
      if (alive) await foreign?.poll();
    },
    async watch(events, first) {
      const mine = expectedEvents(events, trigger.id);
      if (mine.length === 0 || !alive) return;
      await watchChain(lead, mine, run, defined({ first }));
      // As soon as the first tenant has been answered: what is kept for one must not be handed to the other.
      if (foreign?.broken() === undefined) await foreign?.poll('at once');
      if (started.has(second)) await watchChain(second, mine, run, defined({ first }));
    },
    async refresh() {
      if (lead.broken() !== undefined || signal.aborted || !alive) return;
      await beginFresh(run);
    },
    async glance() {
      if (alive && lead.broken() === undefined) await lead.poll('at once');
    },
    accompany: (over) => (alive ? followChain(lead, over) : Promise.resolve()),
    ...(isPolicy ? { catchUp: () => readOn(run) } : {}),
    lag: () => lagOf(lead, context),
    async probe() {
      if (signal.aborted || !alive) return;
      await confirmBaseline(run);
      await tryOddStates(run);
      if (context.hasBad) await tryCredentials('bad', run);
      if (context.hasOther) await tryCredentials('other', run);
      // What lists without a state hold says which parameter kept an event out.
      if (isPolicy) await run.freshList();
      const followed = [...started].filter((c) => c.broken() === undefined);
      await Promise.all(followed.map((chain) => pollUntilQuiet(chain, run, 'at once')));
    },
    async finish(events) {
      if (!alive || lead.broken() !== undefined) return;
      const mine = expectedEvents(events, trigger.id);
      if (mine.length > 0) await watchChain(lead, mine, run, { first: 'at once' });
      if (!isPolicy) await pollAgainLater(lead, run);
      // What the second tenant caused meanwhile is its own.
      if (foreign?.broken() === undefined) await foreign?.poll('at once');
    },
    async watchRestarted(events) {
      const mine = expectedEvents(events, trigger.id);
      if (mine.length > 0 && alive) await watchChain(lead, mine, run, { restarted: true });
    },
    afterDisturbance: (exchange) => nextAfter(exchange, run),
    setUp: (state) =>
      alive
        ? setUpPollingState(state, run)
        : Promise.resolve({ ok: false, reason: 'the service did not answer the first poll' }),
  };
};
