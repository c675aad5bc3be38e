import { pause } from '../client/pause.ts';
import { defined } from '../defined.ts';
import { expectedEvents } from '../evidence/events.ts';
import type { EventEntry, Exchange } from '../model.ts';
import { firstPage } from '../evidence/first-page.ts';
import type { Poll } from '../evidence/poll.ts';
import type { Chain, PollState } from '../platform/chain.ts';
import { encodedTwin } from '../platform/malform.ts';
import { arrivals, causedEvents, malformedState, viewSoFar } from './chain-evidence.ts';
import type { PollingRun } from './polling-run.ts';

const hasState = ({ target, values }: PollState): boolean => target !== undefined || values !== undefined;

/** A state whose plain plus is percent-encoded; undefined where it has none. */
const twinOf = ({ target }: PollState): string | undefined =>
  target === undefined ? undefined : encodedTwin(target);

/** The last poll of a chain that brought something, so that nothing newer can change its answer. */
const lastNews = (chain: Chain, { context }: PollingRun): Poll | undefined =>
  viewSoFar(context)
    .chains.find((c) => c.id === chain.id)
    ?.polls.findLast((p) => p.state === 'followed' && p.status === 200 && p.items.length > 0);

/** The call to a next-page link whose answer held something of ours. */
const pageWithNews = (chain: Chain, { context }: PollingRun): Exchange | undefined =>
  viewSoFar(context)
    .chains.find((c) => c.id === chain.id)
    ?.polls.flatMap((p) => p.items.filter((i) => i.events.length > 0 && i.exchange !== p.exchange))
    .at(-1)?.exchange;

const stateOf = (poll: Poll): PollState => ({
  ...(Object.keys(poll.values).length > 0
    ? { values: poll.values }
    : { target: poll.exchange.request.target }),
  ...defined({ from: poll.from }),
});

/** Polls without a state, and with one, with credentials that must be refused or belong to another tenant. */
export const tryCredentials = async (whose: 'bad' | 'none' | 'other', run: PollingRun): Promise<void> => {
  const { lead, context } = run;
  if (context.signal.aborted) return;
  await lead.probe({}, 'none', whose);
  // The oldest state of the chain: everything that was caused since is new to it.
  const state = lead.states().find(hasState);
  if (state !== undefined) await lead.probe(state, 'replayed', whose);
  // A service may know only its first state for nobody's: one that has moved on is asked about too.
  const news = whose === 'other' ? lastNews(lead, run) : undefined;
  if (news !== undefined && !context.signal.aborted) await lead.probe(stateOf(news), 'replayed', whose);
  const page = whose === 'other' ? pageWithNews(lead, run) : undefined;
  if (page !== undefined && !context.signal.aborted)
    await lead.probe({ target: page.request.target, from: page.seq }, 'replayed', whose);
};

const ours = (poll: Poll | undefined): ReadonlySet<EventEntry> =>
  new Set(poll === undefined ? [] : firstPage(poll).flatMap((i) => i.events));

/**
 * Polls with a state again that had brought news. Where something of ours is missing, either reading uses it up or a
 * replica lags behind: the same poll, once everything must be visible everywhere, tells which.
 */
const replayNews = async (news: Poll, { lead, context }: PollingRun): Promise<void> => {
  const { recorder, signal, settle } = context;
  const replay = async (): Promise<Poll | undefined> => {
    const { seq } = await lead.probe(stateOf(news), 'replayed', 'own');
    return viewSoFar(context).probes.find((p) => p.exchange.seq === seq);
  };
  const again = ours(await replay());
  const missing = [...ours(news)].filter((e) => !again.has(e));
  const until = Math.max(...missing.map((e) => e.doneAt)) + settle + 1;
  if (missing.length === 0 || until <= recorder.now() || signal.aborted) return;
  await pause(until - recorder.now(), signal);
  if (!signal.aborted) await replay();
};

/** Asks with a state that brought news for what the inputs would exclude: an answer that is kept must not be handed on. */
const tryElsewhere = async (news: Poll, { lead, isPolicy, context }: PollingRun): Promise<void> => {
  if (!isPolicy) return;
  for (const inputs of context.config.otherInputs ?? []) {
    if (context.signal.aborted) return;
    // Kept answers are handed on as long as they are fresh.
    await lead.probe(stateOf(news), 'replayed', 'own');
    await lead.probe({ ...stateOf(news), inputs }, 'elsewhere', 'own');
  }
};

/**
 * Polls with a state made meaningless. By policy, it is that of a list which is asked for now: all that a page holds is old
 * to it. A Location needs another one beside it to show where the state stands, and so comes from a chain that has moved.
 */
const tryMalformed = async ({ lead, second, begin, isPolicy, context }: PollingRun): Promise<void> => {
  if (context.signal.aborted) return;
  const fresh = isPolicy ? begin('before an odd state') : undefined;
  await fresh?.poll();
  const chains = [...(fresh === undefined ? [] : [fresh]), second, lead];
  const chain = chains.find((c) => malformedState(c, context) !== undefined) ?? lead;
  const odd = malformedState(chain, context);
  if (odd !== undefined) await chain.probe(odd, 'malformed', 'own');
};

/** Polls with the first state of each chain again, with that of the last news, and with one made meaningless. */
export const tryOddStates = async (run: PollingRun): Promise<void> => {
  const { lead, second } = run;
  const news = lastNews(lead, run);
  if (news !== undefined) {
    await replayNews(news, run);
    await tryElsewhere(news, run);
  }
  for (const chain of [lead, second]) {
    const [first] = chain.states();
    if (first !== undefined) await chain.probe(first, 'replayed', 'own');
  }
  await tryMalformed(run);
  // The oldest state with a plus has most to bring; where the chain stands may be the one that is not understood.
  const twins = new Map(
    [lead.states().find((s) => twinOf(s) !== undefined), lead.state()].flatMap((s) => {
      const twin = s === undefined ? undefined : twinOf(s);
      return twin === undefined ? [] : [[twin, s] as const];
    }),
  );
  for (const [target, state] of twins) await lead.probe({ ...state, target }, 'encoded', 'own');
};

/** The events that were there before a chain began and arrived on it all the same. */
const oldOn = (chain: Chain, { context }: PollingRun): readonly EventEntry[] => {
  const { recorder, trigger } = context;
  const from =
    recorder.entries.find(
      (e) => e.type === 'exchange' && e.intent.kind === 'poll' && e.intent.chain === chain.id,
    )?.at ?? 0;
  const counts = arrivals(chain, context);
  return expectedEvents(causedEvents(context), trigger.id).filter(
    (e) => e.doneAt < from && counts.has(e.token),
  );
};

/**
 * Begins a chain once there is much that it must not bring. Where an event from before a chain arrives on it, either the
 * service hands over history, or a replica of it lags behind: a chain that begins when the event must be visible everywhere
 * tells which.
 */
export const confirmBaseline = async (run: PollingRun): Promise<void> => {
  const { context, second, begin, isPolicy } = run;
  const { recorder, signal, settle } = context;
  if (isPolicy || signal.aborted) return;
  const follow = async (name: string): Promise<Chain> => {
    const chain = begin(name);
    await chain.poll();
    if (!signal.aborted && chain.broken() === undefined) await chain.poll('at once');
    return chain;
  };
  const fresh = await follow('fresh');
  const old = [second, fresh].flatMap((chain) => oldOn(chain, run));
  if (old.length === 0) return;
  await pause(Math.max(...old.map((e) => e.doneAt)) + settle + 1 - recorder.now(), signal);
  if (!signal.aborted) await follow('late baseline');
};
