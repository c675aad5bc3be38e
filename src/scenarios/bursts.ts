import type { EventEntry } from '../model.ts';
import { pause } from '../client/pause.ts';
import type { EventPlan } from './event-plan.ts';
import type { Player } from './player.ts';
import { isExpected } from './stimuli.ts';
import { MOST, type Waves } from './waves.ts';

/** What events are caused with, and who polls meanwhile. */
export interface Bursting {
  readonly players: readonly Player[];
  readonly plan: EventPlan;
  readonly waves: Waves;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly progress: (message: string) => void;
}

/** Does something with every player at the same time. */
export type All = (act: (player: Player) => Promise<void>) => Promise<unknown>;

/** ms of a second in which events that are to share it may still begin. */
const EARLY = 500;

/** ms of the longest lag for which events go on. */
const LONGEST_LAG = 3000;
/** ms for which events go on beyond the lag, and the fewest between two of them. */
const LONGER = 500;
const BETWEEN = 50;

/** ms that a poll is ahead of an event which it may wait for: a service that holds polls until there is news has it in hand. */
const AHEAD = 30;

/**
 * Events within one second, a poll between each two: at once after the first, while the next is caused, and just before the
 * last, so that it comes to a poll which waits for news.
 */
export const closeTogether = async (
  { plan, waves, now, signal }: Bursting,
  all: All,
): Promise<readonly EventEntry[]> => {
  const past = now().getMilliseconds();
  if (past > EARLY) await pause(1000 - past, signal);
  const events: EventEntry[] = [];
  for (let i = 0; i < plan.close; i += 1) {
    const ahead = i > 0 && i % 2 === 0 ? all((p) => p.glance()) : undefined;
    if (ahead !== undefined) await pause(AHEAD, signal);
    const caused = waves.inTurn(isExpected);
    if (i % 2 === 1) await all((p) => p.glance());
    events.push(...(await caused));
    await ahead;
    await all((p) => p.glance());
  }
  return events;
};

/**
 * Where events stay hidden for a while, a few more, for as long: others must still come when the first become visible, or
 * a state that runs ahead of what is shown loses nothing.
 */
const trickle = async ({
  players,
  waves,
  now,
  signal,
  progress,
}: Bursting): Promise<readonly EventEntry[]> => {
  const lag = Math.min(LONGEST_LAG, Math.max(0, ...players.map((p) => p.lag())));
  if (lag === 0) return [];
  progress(`more events, since polls show them late`);
  const until = now().getTime() + lag + LONGER;
  const between = Math.max(BETWEEN, (lag + LONGER) / MOST);
  const events: EventEntry[] = [];
  while (now().getTime() < until && !signal.aborted) {
    events.push(...(await waves.inTurn(isExpected)));
    await pause(between, signal);
  }
  return events;
};

/**
 * A few more, while a chain that has all of them before it reads page for page: what comes in must not move the pages that
 * are still to be read.
 */
const whileReading = async ({ plan, waves, signal }: Bursting, all: All): Promise<readonly EventEntry[]> => {
  const over = new AbortController();
  const reading = all((p) => p.catchUp?.() ?? Promise.resolve()).finally(() => over.abort());
  const events: EventEntry[] = [];
  for (let i = 0; i < plan.reading && !over.signal.aborted && !signal.aborted; i += 1)
    events.push(...(await waves.inTurn(isExpected)));
  await reading;
  return events;
};

/** Many events at once, while the leading chains are polled. */
export const sideBySide = async (bursting: Bursting, all: All): Promise<readonly EventEntry[]> => {
  const { waves, signal } = bursting;
  const over = new AbortController();
  const watching = all((p) => p.accompany(AbortSignal.any([over.signal, signal])));
  try {
    return [
      ...(await waves.burst(isExpected)),
      ...(await trickle(bursting)),
      ...(await whileReading(bursting, all)),
    ];
  } finally {
    over.abort();
    await watching;
  }
};

/** One event of ours, and then, before the next poll, so much that the inputs exclude that a page holds nothing else. */
export const crowded = async ({ plan: { crowd }, waves }: Bursting): Promise<readonly EventEntry[]> =>
  crowd === undefined
    ? []
    : [...(await waves.inTurn(isExpected)), ...(await waves.burst((stimulus) => stimulus === crowd))];
