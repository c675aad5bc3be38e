import type { EventEntry } from '../model.ts';
import { expectedEvents } from '../evidence/events.ts';
import { longestPause, overdueAfter } from '../rules/webhook/pauses.ts';
import { unsubscribe } from './subscriptions.ts';
import { deleteOldest } from './webhook-close.ts';
import { SLOW } from './strained-lanes.ts';
import { AFTERWARDS, hasBeenCalled, idsOf, isTaken } from './webhook-strain.ts';
import { recordWindow, waitUntil, watchSubscriptions } from './webhook-watch.ts';
import type { WebhookRun } from './webhook-run.ts';

/** ms after the last event in which a repeat may come that nobody wants: after a 410, or the DELETE. */
const UNWANTED = 1200;
/** ms from a 410 to the next event, whose notification must find the subscription ended. */
const ENDED = 500;
/** ms for an answer to be read and heeded. */
const ANSWERED = 100;

const awaitCall = async (name: string, event: EventEntry, run: WebhookRun): Promise<void> => {
  const ids = idsOf([name], run);
  const until = event.doneAt + run.delay() + AFTERWARDS;
  await waitUntil(
    () => ids.length > 0 && hasBeenCalled(ids, run, event.at),
    () => until,
    run,
  );
};

/** When the service has the answer of the slow callback; where it was not called, or was given up, nobody waits for it. */
const slowUntil = (run: WebhookRun): number => {
  const called = run.deliveries(new Set(idsOf(['slow callback'], run))).at(0);
  return called === undefined ? 0 : called.entry.at + (called.entry.givenUp ?? SLOW) + ANSWERED;
};

/**
 * Ends one subscription by a DELETE and one by a 410, while notifications to the first and to another are to be repeated;
 * and waits until the slow callback has answered.
 */
export const loseSome = async (events: readonly EventEntry[], run: WebhookRun): Promise<void> => {
  const { context, strained } = run;
  const last = expectedEvents(events, context.trigger.id).at(-1);
  if (strained.size === 0 || last === undefined) return;
  await awaitCall('failing callback', last, run);
  await unsubscribe(strained.get('failing callback'), context);
  await awaitCall('busy callback', last, run);
  const until = Math.max(slowUntil(run), context.recorder.now() + ENDED);
  await waitUntil(
    () => false,
    () => until,
    run,
  );
};

/** Waits for what was to be repeated when others ended, as long as repeats took before. */
const awaitRepeats = async (events: readonly EventEntry[], run: WebhookRun): Promise<void> => {
  const pause = longestPause(run.view());
  const [first] = events;
  if (pause === undefined || first === undefined) return;
  const until = first.doneAt + run.delay() + overdueAfter(pause) + AFTERWARDS;
  await waitUntil(
    () => isTaken(events, ['unsteady callback'], run),
    () => until,
    run,
  );
};

/** Watches what becomes of the last events, which came before and after some callbacks ended; then removes the others. */
export const endStrained = async (events: readonly EventEntry[], run: WebhookRun): Promise<void> => {
  const { context, strained } = run;
  const caused = expectedEvents(events, context.trigger.id);
  const last = caused.at(-1);
  if (strained.size === 0) return;
  if (last !== undefined) {
    const registered = Math.min(...[...strained.values()].map((s) => s.registration.at));
    const mine = expectedEvents(run.view().events, context.trigger.id).filter((e) => e.at > registered);
    const before = caused.at(-2)?.doneAt ?? -Infinity;
    const until = Math.max(before + UNWANTED, last.doneAt) + run.delay() + AFTERWARDS;
    await waitUntil(
      () => false,
      () => until,
      run,
    );
    await awaitRepeats(caused, run);
    // Where nobody has been told yet, it is to be known that nobody will.
    await waitUntil(
      () => isTaken([last], ['fast callback'], run),
      () => last.doneAt + context.settle,
      run,
    );
    const observers = [...strained.values()].map((s) => s.id);
    recordWindow({ purpose: 'arrival', from: registered }, observers, mine, run);
    await watchSubscriptions(run.living, [last], run);
    // Where the service is restarted, what is old is to live through that.
    if (context.soFar().settings.restarts !== true) await deleteOldest(run);
  }
  for (const [name, made] of strained) if (name !== 'failing callback') await unsubscribe(made, context);
};
