import { defined } from '../defined.ts';
import type { EventEntry, Exchange, WindowEntry } from '../model.ts';
import { pause } from '../client/pause.ts';
import { counted } from '../counted.ts';
import { headerValue } from '../evidence/headers.ts';
import { isSuccess, mayPass } from '../evidence/status.ts';
import type { Chain, Pace } from '../platform/chain.ts';
import { arrivals, brought } from './chain-evidence.ts';
import type { PollingRun } from './polling-run.ts';

const QUIET_TRIES = 3;
/** A service that asks to be polled at once, for ever, is not polled for ever. */
const MOST_POLLS = 100;
/** After so many refusals in a row nothing is to be expected any more. */
const MOST_REFUSALS = 3;
/** A service that hands over one item at a time and asks to wait each time is believed so often. */
const ENOUGH = 3;
/** ms after which a clock of whole seconds shows another time. */
const A_SECOND = 1050;
/** ms between polls while events are caused. */
const BETWEEN_POLLS = 50;

const isMissing = (
  counts: ReadonlyMap<string, number>,
  events: readonly EventEntry[],
  { context }: PollingRun,
): boolean => events.some((e) => (counts.get(e.token) ?? 0) < context.settings.perEmit);

/** Whether the service says itself when to come again; without a word, the flow's own interval is only a habit. */
const asksToWait = ({ response }: Exchange): boolean =>
  /^\s*[1-9]\d*\s*$/.test(headerValue(response?.headers, 'retry-after') ?? '');

/** How a chain is watched. */
export interface Watching {
  /** When the first poll is made; by default in time. */
  readonly first?: Pace;
  /** The events come from around a restart of the service. */
  readonly restarted?: true;
}

/** Polls a chain until events have arrived on it, or the longest allowed time is over. */
export const watchChain = async (
  chain: Chain,
  events: readonly EventEntry[],
  run: PollingRun,
  { first = 'in time', restarted }: Watching = {},
): Promise<void> => {
  const { context, patience, isPolicy } = run;
  const { recorder, signal, trigger } = context;
  const from = recorder.now();
  let last = Math.max(...events.map((e) => e.doneAt));
  let arrived = 0;
  let refused = 0;
  let slow = 0;
  let when = first;
  let isStrange = false;
  const untilWhen = (): number => last + (isStrange ? context.settle : patience.of());
  const isOver = context.wait(
    `${counted(events.length, 'event')} on ${chain.id}`,
    () => untilWhen() - recorder.now(),
  );
  for (let polls = 0; polls < MOST_POLLS && !signal.aborted && chain.broken() === undefined; polls += 1) {
    const exchange = await chain.poll(when);
    const counts = arrivals(chain, context);
    if (!isMissing(counts, events, run)) break;
    const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
    // One item at a time is slow, not lost: as long as they come, there is time.
    if (total > arrived) last = Math.max(last, recorder.now());
    const isSlow = total > arrived && asksToWait(exchange);
    slow += isSlow ? 1 : 0;
    when = total > arrived && (!isSlow || slow > ENOUGH) ? 'at once' : 'in time';
    arrived = total;
    refused = isSuccess(exchange.response?.status) ? 0 : refused + 1;
    // Items that bear neither token nor id: waiting for long would not tell more.
    isStrange ||= !isPolicy && brought(exchange, context).items > 0 && counts.size === 0;
    if (refused >= MOST_REFUSALS || recorder.now() >= untilWhen()) break;
  }
  isOver();
  if (isMissing(arrivals(chain, context), events, run)) patience.missed();
  recorder.add<WindowEntry>({
    type: 'window',
    at: from,
    trigger: trigger.id,
    observer: chain.id,
    from,
    to: recorder.now(),
    purpose: 'arrival',
    events: events.map((e) => e.token),
    ...defined({ restarted }),
  });
};

/** Polls a chain until an answer brings nothing; gives that answer, or the last one. */
export const pollUntilQuiet = async (
  chain: Chain,
  { context }: PollingRun,
  first: Pace = 'in time',
): Promise<Exchange> => {
  const { signal } = context;
  const isBusy = ({ response }: Exchange): boolean =>
    response?.status === 200 && brought(exchange, context).items > 0;
  let arrived = arrivals(chain, context).size;
  let exchange = await chain.poll(first);
  let inVain = 0;
  // Where something happens all the time, only the moment after an answer is quiet; events of ours come to an end.
  for (let polls = 1; polls < MOST_POLLS && !signal.aborted; polls += 1) {
    if (!isBusy(exchange) && !mayPass(exchange.response?.status)) break;
    const total = arrivals(chain, context).size;
    inVain += total === arrived ? 1 : 0;
    if (inVain >= QUIET_TRIES) break;
    arrived = total;
    exchange = await chain.poll(mayPass(exchange.response?.status) ? 'in time' : 'at once');
  }
  return exchange;
};

/** Polls a chain until it is quiet, and later again with nothing between: only then is a state seen that moves by itself. */
export const pollAgainLater = async (chain: Chain, run: PollingRun): Promise<void> => {
  const { signal } = run.context;
  await pollUntilQuiet(chain, run, 'at once');
  await pause(A_SECOND, signal);
  if (chain.broken() !== undefined || signal.aborted) return;
  const { response } = await chain.poll('at once');
  if (mayPass(response?.status)) await chain.poll();
};

/** Polls a chain again and again until the signal says that it is enough. */
export const followChain = async (chain: Chain, over: AbortSignal): Promise<void> => {
  while (!over.aborted && chain.broken() === undefined) {
    await chain.poll('at once');
    await pause(BETWEEN_POLLS, over);
  }
};
