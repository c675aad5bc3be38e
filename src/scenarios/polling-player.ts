import { isSuccess } from '../evidence/status.ts';
import type { EventEntry, Exchange, WindowEntry } from '../model.ts';
import { pause } from '../client/pause.ts';
import { headerValues } from '../evidence/headers.ts';
import { isCallable, resolveLocation } from '../evidence/location.ts';
import type { Chain, PollerContext } from '../platform/chain.ts';
import { arrivals, brought, causedEvents, malformedState } from './chain-evidence.ts';
import { expectedEvents } from '../evidence/events.ts';
import { createPatience, type Player, type PlayerContext } from './player.ts';
import { setUpPollingState } from './polling-provider-states.ts';

const QUIET_TRIES = 3;
/** ms between polls while events are caused. */
const BETWEEN_POLLS = 50;
/** A service that asks to be polled at once, for ever, is not polled for ever. */
const MOST_POLLS = 100;

/** Plays a polling trigger: a chain that leads, one that begins when there is data, and one that is held for Pact. */
export const createPollingPlayer = (
  context: PlayerContext,
  make: (id: string, context: PollerContext) => Chain,
): Player => {
  const { trigger, recorder, signal } = context;
  const isPolicy = trigger.mechanism === 'policy';
  const begin = (name: string): Chain => make(`${trigger.id}/${name}`, context);
  const [lead, second, held] = [begin('lead'), begin('second'), begin('held')];
  const patience = createPatience(context);
  const started = new Set<Chain>();
  let alive = true;
  let lists = 0;

  const isMissing = (chain: Chain, events: readonly EventEntry[]): boolean => {
    const counts = arrivals(chain, context);
    return events.some((e) => (counts.get(e.token) ?? 0) < context.settings.perEmit);
  };

  const watchChain = async (chain: Chain, events: readonly EventEntry[]): Promise<void> => {
    const from = recorder.now();
    const last = Math.max(...events.map((e) => e.doneAt));
    let refused = 0;
    let isStrange = false;
    for (let polls = 0; polls < MOST_POLLS && !signal.aborted && chain.broken() === undefined; polls += 1) {
      const exchange = await chain.poll();
      if (!isMissing(chain, events)) break;
      refused = isSuccess(exchange.response?.status) ? 0 : refused + 1;
      // Items that bear neither token nor id: waiting for long would not tell more.
      isStrange ||= !isPolicy && brought(exchange, context).items > 0 && arrivals(chain, context).size === 0;
      const until = last + (isStrange ? context.settle : patience.of());
      if (refused >= 3 || recorder.now() >= until) break;
    }
    if (isMissing(chain, events)) patience.missed();
    recorder.add<WindowEntry>({
      type: 'window',
      at: from,
      trigger: trigger.id,
      observer: chain.id,
      from,
      to: recorder.now(),
      purpose: 'arrival',
      events: events.map((e) => e.token),
    });
  };

  const pollUntilQuiet = async (chain: Chain): Promise<Exchange> => {
    let exchange = await chain.poll();
    const isBusy = (): boolean => exchange.response?.status === 200 && brought(exchange, context).items > 0;
    // Where something happens all the time, only the moment after an answer is quiet.
    for (let i = 1; i < QUIET_TRIES && !signal.aborted && isBusy(); i += 1)
      exchange = await chain.poll('at once');
    return exchange;
  };

  const tryBadCredentials = async (): Promise<void> => {
    await lead.probe({}, 'none', 'bad');
    const state = lead.state();
    if (state.target !== undefined || state.values !== undefined) await lead.probe(state, 'replayed', 'bad');
  };

  const tryOddStates = async (): Promise<void> => {
    for (const chain of [lead, second]) {
      const [first] = chain.states();
      if (first !== undefined) await chain.probe(first, 'replayed', 'own');
    }
    const chain = malformedState(second) === undefined ? lead : second;
    const odd = malformedState(chain);
    if (odd !== undefined) await chain.probe(odd, 'malformed', 'own');
  };

  /**
   * Where an event from before a chain arrives on it, either the service hands over history, or a replica of it lags
   * behind: a chain that begins when the event must be visible everywhere tells which.
   */
  const confirmBaseline = async (): Promise<void> => {
    const from =
      recorder.entries.find(
        (e) => e.type === 'exchange' && e.intent.kind === 'poll' && e.intent.chain === second.id,
      )?.at ?? 0;
    const counts = arrivals(second, context);
    const old = expectedEvents(causedEvents(context), trigger.id).filter(
      (e) => e.doneAt < from && counts.has(e.token),
    );
    if (isPolicy || old.length === 0) return;
    await pause(Math.max(...old.map((e) => e.doneAt)) + context.settle + 1 - recorder.now(), signal);
    const later = begin('late baseline');
    await later.poll();
    if (!signal.aborted) await later.poll();
  };

  const freshList = (): Promise<Exchange> => {
    lists += 1;
    return begin(`list ${lists}`).poll();
  };

  return {
    trigger,
    isAlive: () => alive,
    async open() {
      started.add(lead);
      const { response } = await lead.poll();
      alive = response !== undefined && response.status !== 401 && response.status !== 403;
    },
    async watch(events) {
      const mine = expectedEvents(events, trigger.id);
      if (mine.length === 0 || !alive) return;
      await watchChain(lead, mine);
      if (started.has(second)) await watchChain(second, mine);
    },
    async refresh() {
      if (lead.broken() !== undefined || signal.aborted || !alive) return;
      started.add(second);
      await second.poll();
      if (!isPolicy) await held.poll();
    },
    async probe() {
      if (signal.aborted || !alive) return;
      await confirmBaseline();
      await tryOddStates();
      if (context.hasBad) await tryBadCredentials();
      await Promise.all([...started].filter((c) => c.broken() === undefined).map(pollUntilQuiet));
    },
    async glance() {
      if (alive && lead.broken() === undefined) await lead.poll('at once');
    },
    async accompany(over) {
      if (!alive) return;
      while (!over.aborted && lead.broken() === undefined) {
        await lead.poll('at once');
        await pause(BETWEEN_POLLS, over);
      }
    },
    openStrained: () => Promise.resolve(),
    watchStrained: () => Promise.resolve(),
    async watchRestarted(events) {
      const mine = expectedEvents(events, trigger.id);
      if (mine.length > 0 && alive) await watchChain(lead, mine);
    },
    async finish(events) {
      const mine = expectedEvents(events, trigger.id);
      if (mine.length > 0 && alive) await watchChain(lead, mine);
    },
    afterDisturbance(exchange) {
      const { items, ours } = brought(exchange, context);
      if (isPolicy || items === 0 || ours > 0) return undefined;
      const [raw] = headerValues(exchange.response?.headers, 'location');
      const base = { address: context.address, target: exchange.request.target };
      const location = raw === undefined ? undefined : resolveLocation(raw, base);
      return isCallable(location) ? location.target : undefined;
    },
    setUp: (state) =>
      alive
        ? setUpPollingState(state, { lead, second, held, pollUntilQuiet, freshList }, context)
        : Promise.resolve({ ok: false, reason: 'the service did not answer the first poll' }),
  };
};
