import type { Exchange, Trace, TriggerDefinition } from '../model.ts';
import { arrivalsIn } from './arrivals.ts';
import { exchangesOf, firstCausedAt, sightingsOf } from './events.ts';
import { isPoll, pageOf, pollOf, pollsOf, type Poll, type PollItem } from './poll.ts';
import { chainRevenants, chainSurvivors, restartedAt } from './restart.ts';
import { commonView, type TriggerView } from './trigger-view.ts';

/** A chain of polls, each made with the state of the one before. */
export interface Chain {
  readonly id: string;
  /** Made with the connection's own credentials, in order; the first without a state. */
  readonly polls: readonly Poll[];
  /** Polls that stand beside the chain: replayed, malformed, with other credentials than the connection's. */
  readonly probes: readonly Poll[];
  /** When the first poll was sent, and when it was answered. */
  readonly from: number;
  readonly baselineAt: number;
  /** When each event of ours first arrived on the chain, past the baseline answer. */
  readonly arrivals: ReadonlyMap<string, Poll>;
}

/** What the rules of polling triggers judge. */
export interface PollingView extends TriggerView {
  readonly chains: readonly Chain[];
  /** Of all chains, made with the connection's own credentials. */
  readonly polls: readonly Poll[];
  readonly probes: readonly Poll[];
  /** Policy polling: the calls to next-page links. */
  readonly pages: readonly Exchange[];
}

/**
 * What a chain's answer hands over: only a 200 does (P-01), and the gateway keeps back the items of a policy's baseline
 * (PP-08).
 */
export const delivered = (poll: Poll, trigger: TriggerDefinition, isFirst: boolean): readonly PollItem[] =>
  (trigger.mechanism === 'policy' && isFirst) || poll.status !== 200 ? [] : poll.items;

const chainOf = (id: string, polls: readonly Poll[], trigger: TriggerDefinition): Chain => {
  const own = polls.filter((p) => p.credentials === 'own' && (p.state === 'none' || p.state === 'followed'));
  const arrivals = new Map<string, Poll>();
  own.forEach((poll, i) => {
    for (const item of delivered(poll, trigger, i === 0)) {
      for (const event of item.events) if (!arrivals.has(event.token)) arrivals.set(event.token, poll);
    }
  });
  const first = own[0]?.exchange;
  return {
    id,
    polls: own,
    probes: polls.filter((p) => !own.includes(p)),
    from: first?.at ?? 0,
    baselineAt: first === undefined ? 0 : first.at + first.durationMs,
    arrivals,
  };
};

/**
 * The polling view of one trigger of a trace. What a service does from a restart on is told by what became of the
 * chains from before it, and by nothing else.
 */
export const pollingView = (trace: Trace, trigger: TriggerDefinition): PollingView => {
  const whole = commonView(trace, trigger);
  const { settings } = whole;
  const end = restartedAt(whole.windows, whole.events);
  const events = whole.events.filter((e) => e.at < end);
  const common = {
    ...whole,
    events,
    exchanges: whole.exchanges.filter((e) => e.at < end),
    windows: whole.windows.filter((w) => w.restarted !== true),
  };
  const everything = exchangesOf(trace, trigger.id).filter(isPoll);
  const all = everything.filter((e) => e.at < end);
  const polls = pollsOf(all, trace, trigger, settings, events);
  const ids = [...new Set(polls.map((p) => p.chain))];
  const every = ids.map((id) =>
    chainOf(
      id,
      polls.filter((p) => p.chain === id),
      trigger,
    ),
  );
  // One that only a second tenant polled tells of tenants, and of nothing else.
  const chains = every.filter((c) => c.polls.length > 0);
  const own = chains.flatMap((c) => c.polls);
  const afterwards = everything
    .filter((e) => e.at >= end)
    .map((e) => pollOf(e, [], trace, trigger, settings, whole.events));
  const firstEvent = firstCausedAt(events);
  const arrived = chains.flatMap((c) =>
    c.polls.flatMap((p, i) =>
      firstEvent === undefined || p.exchange.at < firstEvent ? [] : delivered(p, trigger, i === 0),
    ),
  );
  return {
    ...common,
    chains,
    polls: own,
    probes: every.flatMap((c) => c.probes),
    survivors: chainSurvivors(afterwards, whole.windows, whole.events),
    revenants: settings.perEmit === 1 ? chainRevenants(afterwards, chains, trigger.id) : [],
    pages: all.filter((e) => pageOf(e) > 1),
    sightings: sightingsOf(
      chains.flatMap((c) =>
        [...c.arrivals].map(([token, poll]) => ({
          token,
          observer: c.id,
          at: poll.exchange.at + poll.exchange.durationMs,
        })),
      ),
    ),
    arrivals: own.flatMap((p) =>
      // What a baseline shows was there before, unless it is ours.
      p.items
        .filter((i) => p.state === 'followed' || i.events.length > 0)
        .flatMap((i) => arrivalsIn(i.exchange, [i])),
    ),
    attributable: arrived.length === 0 || own.some((p) => p.items.some((i) => i.events.length > 0)),
  };
};
