import { pause } from '../client/pause.ts';
import { expectedEvents } from '../evidence/events.ts';
import { arrivals, causedEvents, malformedState } from './chain-evidence.ts';
import type { PollingRun } from './polling-run.ts';

/** Polls without a state, and with one, with credentials that must be refused. */
export const tryBadCredentials = async ({ lead }: PollingRun): Promise<void> => {
  await lead.probe({}, 'none', 'bad');
  const state = lead.state();
  if (state.target !== undefined || state.values !== undefined) await lead.probe(state, 'replayed', 'bad');
};

/** Polls with the first state of each chain again, and with one made meaningless. */
export const tryOddStates = async ({ lead, second }: PollingRun): Promise<void> => {
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
export const confirmBaseline = async ({ context, second, begin, isPolicy }: PollingRun): Promise<void> => {
  const { recorder, signal, settle, trigger } = context;
  const from =
    recorder.entries.find(
      (e) => e.type === 'exchange' && e.intent.kind === 'poll' && e.intent.chain === second.id,
    )?.at ?? 0;
  const counts = arrivals(second, context);
  const old = expectedEvents(causedEvents(context), trigger.id).filter(
    (e) => e.doneAt < from && counts.has(e.token),
  );
  if (isPolicy || old.length === 0) return;
  await pause(Math.max(...old.map((e) => e.doneAt)) + settle + 1 - recorder.now(), signal);
  const later = begin('late baseline');
  await later.poll();
  if (!signal.aborted) await later.poll();
};
