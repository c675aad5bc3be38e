import type { EventEntry, Exchange, Reached, StateName, WindowEntry } from '../model.ts';
import { parseJson } from '../json.ts';
import { itemsPointer, readPayload } from '../evidence/payload.ts';
import type { Chain, PollState } from '../platform/chain.ts';
import { createGatewayChain, stateValues, withoutNewest } from '../platform/gateway-chain.ts';
import { malform } from '../platform/malform.ts';
import { createNativeChain } from '../platform/native-chain.ts';
import { createPatience, owed, type Player, type PlayerContext } from './player.ts';

const QUIET_TRIES = 3;
const NONSENSE = 'triggerpact-no-such-state';

/** How often each event arrived on a chain, past a policy's baseline. */
const arrivals = (chain: Chain, context: PlayerContext): Map<string, number> => {
  const { trigger, settings, recorder } = context;
  const events = recorder.entries.filter((e): e is EventEntry => e.type === 'event');
  const polls = recorder.entries.filter(
    (e): e is Exchange =>
      e.type === 'exchange' &&
      e.intent.kind === 'poll' &&
      e.intent.chain === chain.id &&
      e.throttled !== true,
  );
  const own = polls.filter(
    (p) =>
      p.credentials === 'own' &&
      p.intent.kind === 'poll' &&
      (p.intent.state === 'none' || p.intent.state === 'followed'),
  );
  const counts = new Map<string, number>();
  for (const [i, poll] of own.entries()) {
    if (trigger.profile === 'policy' && i === 0) continue;
    for (const item of readPayload(poll.response?.body ?? '', trigger, settings, events).items) {
      for (const event of item.events) counts.set(event.token, (counts.get(event.token) ?? 0) + 1);
    }
  }
  return counts;
};

const brought = (exchange: Exchange, context: PlayerContext): { items: number; ours: number } => {
  const events = context.recorder.entries.filter((e): e is EventEntry => e.type === 'event');
  const { items } = readPayload(exchange.response?.body ?? '', context.trigger, context.settings, events);
  return { items: items.length, ours: items.filter((i) => i.events.length > 0).length };
};

const malformed = (chain: Chain): PollState | undefined => {
  const states = chain.states();
  const newest = states.at(-1);
  const older = states.find((s) => s.target !== newest?.target);
  if (newest?.values !== undefined)
    return {
      ...newest,
      values: Object.fromEntries(Object.keys(newest.values).map((name) => [name, NONSENSE])),
    };
  if (newest?.target === undefined || older?.target === undefined) return undefined;
  const target = malform(newest.target, older.target, NONSENSE);
  return target === undefined ? undefined : { ...newest, target };
};

/** Plays a polling trigger: a chain that leads, one that begins when there is data, and one that is held for Pact. */
export const createPollingPlayer = (context: PlayerContext): Player => {
  const { trigger, recorder, signal } = context;
  const isPolicy = trigger.profile === 'policy';
  const make = isPolicy ? createGatewayChain : createNativeChain;
  const chain = (n: number): Chain => make(`${trigger.id}/${n}`, context);
  const [lead, second, held] = [chain(1), chain(2), chain(3)];
  const patience = createPatience(context);
  const started = new Set<Chain>();
  let alive = true;

  const watchChain = async (watched: Chain, events: readonly EventEntry[]): Promise<void> => {
    const from = recorder.now();
    const until = Math.max(...events.map((e) => e.doneAt)) + patience.of();
    const missing = (): boolean => {
      const counts = arrivals(watched, context);
      return events.some((e) => (counts.get(e.token) ?? 0) < context.settings.perEmit);
    };
    let refused = 0;
    let strange = 0;
    while (!signal.aborted && watched.broken() === undefined) {
      const exchange = await watched.poll();
      if (!missing()) break;
      const status = exchange.response?.status ?? 0;
      refused = status >= 200 && status < 300 ? 0 : refused + 1;
      const { items, ours } = brought(exchange, context);
      // Items that bear neither token nor id: waiting longer would not tell more.
      strange = ours > 0 ? 0 : strange + (isPolicy || items === 0 ? 0 : items);
      if (refused >= 3 || strange >= events.length * 3 || recorder.now() >= until) break;
    }
    if (missing()) patience.missed();
    recorder.add<WindowEntry>({
      type: 'window',
      at: from,
      trigger: trigger.id,
      observer: watched.id,
      from,
      to: recorder.now(),
      purpose: 'arrival',
      events: events.map((e) => e.token),
    });
  };

  const pollUntilQuiet = async (watched: Chain): Promise<Exchange> => {
    let exchange = await watched.poll();
    for (
      let i = 1;
      i < QUIET_TRIES &&
      !signal.aborted &&
      exchange.response?.status === 200 &&
      brought(exchange, context).items > 0;
      i += 1
    ) {
      exchange = await watched.poll();
    }
    return exchange;
  };

  let lists = 0;
  /** A list without a state, on a chain of its own: it is a baseline and delivers nothing. */
  const freshList = async (): Promise<Exchange> => {
    lists += 1;
    return make(`${trigger.id}/list ${lists}`, context).poll();
  };

  const events = (): EventEntry[] => recorder.entries.filter((e): e is EventEntry => e.type === 'event');

  /** Whether the chain's newest state is past everything that we caused, so that it need not be polled to find out. */
  const isPastEverything = (watched: Chain): boolean => {
    const polls = recorder.entries.filter(
      (e): e is Exchange =>
        e.type === 'exchange' &&
        e.intent.kind === 'poll' &&
        e.intent.chain === watched.id &&
        e.credentials === 'own',
    );
    const last = polls.at(-1);
    const caused = events();
    if (
      last === undefined ||
      caused.some((e) => e.failed !== undefined || e.relations[trigger.id] === 'possible')
    )
      return false;
    if (polls.some((p) => brought(p, context).items > brought(p, context).ours)) return false;
    const counts = arrivals(watched, context);
    return owed(caused, trigger.id).every(
      (e) => e.at < last.at && (counts.get(e.token) ?? 0) >= context.settings.perEmit,
    );
  };

  const reachPolicy = async (state: StateName): Promise<Reached> => {
    const exchange = await freshList();
    const body = parseJson(exchange.response?.body ?? '');
    const config = trigger.policy?.config ?? {};
    if (body === undefined) return { ok: false, reason: 'the list was not answered with JSON' };
    const pointer = itemsPointer(trigger, context.settings) ?? '';
    const before = state === 'something is new' ? withoutNewest(body, pointer) : body;
    if (before === undefined)
      return {
        ok: false,
        reason: 'the list holds fewer than two items, so no state before the newest can be taken from it',
      };
    const values = stateValues(config, before, {});
    return Object.keys(values).length === 0
      ? { ok: false, reason: 'the list holds no item to take a state from' }
      : { ok: true, values, credentials: 'own' };
  };

  const reachNative = async (state: StateName): Promise<Reached> => {
    if (state === 'something is new') {
      const { target } = held.state();
      const isNew = arrivals(lead, context).size > 0;
      if (target === undefined || !isNew)
        return { ok: false, reason: 'no event was caused that a poll could bring' };
      return { ok: true, location: target, credentials: 'own' };
    }
    if (lead.broken() !== undefined) return { ok: false, reason: lead.broken() ?? '' };
    if (!isPastEverything(lead)) await pollUntilQuiet(lead);
    const { target } = lead.state();
    return target === undefined
      ? { ok: false, reason: 'no answer carried a Location' }
      : { ok: true, location: target, credentials: 'own' };
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
      const mine = owed(events, trigger.id);
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
      for (const probed of [lead, second]) {
        const [first] = probed.states();
        if (first !== undefined) await probed.probe(first, 'replayed', 'own');
      }
      const source = malformed(second) === undefined ? lead : second;
      const odd = malformed(source);
      if (odd !== undefined) await source.probe(odd, 'malformed', 'own');
      if (context.hasBad) {
        await lead.probe({}, 'none', 'bad');
        const state = lead.state();
        if (state.target !== undefined || state.values !== undefined)
          await lead.probe(state, 'replayed', 'bad');
      }
      await Promise.all([...started].filter((c) => c.broken() === undefined).map(pollUntilQuiet));
    },
    async finish(caused) {
      const mine = owed(caused, trigger.id);
      if (mine.length > 0 && alive) await watchChain(lead, mine);
    },
    async reach(state) {
      if (!alive) return { ok: false, reason: 'the service did not answer the first poll' };
      if (state === 'no state yet') return { ok: true, credentials: 'own' };
      if (state === 'the credentials are wrong') {
        return context.hasBad
          ? { ok: true, credentials: 'bad' }
          : { ok: false, reason: 'no credentials are configured' };
      }
      if (state === 'the state is malformed') {
        const odd = malformed(second) ?? malformed(lead);
        if (odd === undefined)
          return { ok: false, reason: 'no two Locations of one chain show which part of them is the state' };
        return {
          ok: true,
          credentials: 'own',
          ...(odd.target === undefined ? {} : { location: odd.target }),
          ...(odd.values === undefined ? {} : { values: odd.values }),
        };
      }
      return isPolicy ? reachPolicy(state) : reachNative(state);
    },
  };
};
