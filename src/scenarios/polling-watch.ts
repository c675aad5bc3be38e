import type { EventEntry, Exchange, WindowEntry } from '../model.ts';
import { pause } from '../client/pause.ts';
import { isSuccess } from '../evidence/status.ts';
import type { Chain } from '../platform/chain.ts';
import { arrivals, brought } from './chain-evidence.ts';
import type { PollingRun } from './polling-run.ts';

const QUIET_TRIES = 3;
/** A service that asks to be polled at once, for ever, is not polled for ever. */
const MOST_POLLS = 100;
/** After so many refusals in a row nothing is to be expected any more. */
const MOST_REFUSALS = 3;
/** ms between polls while events are caused. */
const BETWEEN_POLLS = 50;

const isMissing = (chain: Chain, events: readonly EventEntry[], { context }: PollingRun): boolean => {
  const counts = arrivals(chain, context);
  return events.some((e) => (counts.get(e.token) ?? 0) < context.settings.perEmit);
};

/** Polls a chain until events have arrived on it, or the longest allowed time is over. */
export const watchChain = async (
  chain: Chain,
  events: readonly EventEntry[],
  run: PollingRun,
): Promise<void> => {
  const { context, patience, isPolicy } = run;
  const { recorder, signal, trigger } = context;
  const from = recorder.now();
  const last = Math.max(...events.map((e) => e.doneAt));
  let refused = 0;
  let isStrange = false;
  for (let polls = 0; polls < MOST_POLLS && !signal.aborted && chain.broken() === undefined; polls += 1) {
    const exchange = await chain.poll();
    if (!isMissing(chain, events, run)) break;
    refused = isSuccess(exchange.response?.status) ? 0 : refused + 1;
    // Items that bear neither token nor id: waiting for long would not tell more.
    isStrange ||= !isPolicy && brought(exchange, context).items > 0 && arrivals(chain, context).size === 0;
    const until = last + (isStrange ? context.settle : patience.of());
    if (refused >= MOST_REFUSALS || recorder.now() >= until) break;
  }
  if (isMissing(chain, events, run)) patience.missed();
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

/** Polls a chain until an answer brings nothing; gives that answer, or the last one. */
export const pollUntilQuiet = async (chain: Chain, { context }: PollingRun): Promise<Exchange> => {
  let exchange = await chain.poll();
  const isBusy = (): boolean => exchange.response?.status === 200 && brought(exchange, context).items > 0;
  // Where something happens all the time, only the moment after an answer is quiet.
  for (let i = 1; i < QUIET_TRIES && !context.signal.aborted && isBusy(); i += 1)
    exchange = await chain.poll('at once');
  return exchange;
};

/** Polls a chain again and again until the signal says that it is enough. */
export const followChain = async (chain: Chain, over: AbortSignal): Promise<void> => {
  while (!over.aborted && chain.broken() === undefined) {
    await chain.poll('at once');
    await pause(BETWEEN_POLLS, over);
  }
};
