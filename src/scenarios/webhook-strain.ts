import type { EventEntry } from '../model.ts';
import { expectedEvents } from '../evidence/events.ts';
import { isSuccess } from '../evidence/status.ts';
import { isAccepted, subscribe, unsubscribe } from './subscriptions.ts';
import { answerAt, SLOW, strainedLanes } from './strained-lanes.ts';
import { recordWindow, waitUntil } from './webhook-watch.ts';
import type { WebhookRun } from './webhook-run.ts';

/** ms for which the first event's retries are waited for: somewhat longer than the callback asked. */
const RETRIES = 2500;
/** ms after the slow answer, and after the last event, in which a repeat may come. */
const AFTERWARDS = 500;

/** Registers the callbacks that misbehave; what the service refuses is noted and goes without. */
export const openStrained = async (run: WebhookRun): Promise<void> => {
  const { context, strained, living, note } = run;
  const { receiver, trigger, signal } = context;
  if (living.length === 0) return;
  const redirect = receiver.issue(trigger.id, `${trigger.id}/redirected`);
  for (const lane of strainedLanes(redirect)) {
    if (signal.aborted) return;
    receiver.script(`${trigger.id}/${lane.name}`, (attempt) => answerAt(lane, attempt));
    const made = await subscribe(lane.name, context, { kind: 'strained' });
    if (isAccepted(made.registration)) strained.set(lane.name, made);
    else {
      const status = made.registration.response?.status ?? 'nothing';
      note(`The service refused further subscriptions (${status}): not every misbehaving callback was tried`);
      return;
    }
  }
};

/** Whether the callbacks that failed once have been given each event after all. */
const isMadeGood = (names: readonly string[], run: WebhookRun): boolean => {
  const ids = names.flatMap((name) => run.strained.get(name)?.id ?? []);
  const { deliveries } = run.view(new Set(ids));
  return ids.every((id) =>
    deliveries.some((d) => d.subscription === id && isSuccess(d.entry.status) && d.entry.reset !== true),
  );
};

const countAt = (name: string, run: WebhookRun, since: number): number => {
  const made = run.strained.get(name);
  const ids = new Set(made === undefined ? [] : [made.id]);
  return run.view(ids).deliveries.filter((d) => d.entry.at >= since).length;
};

/** Deletes a subscription while a notification to it is to be repeated. */
const deleteWhilePending = async (run: WebhookRun, event: EventEntry): Promise<void> => {
  const failing = run.strained.get('failing callback');
  const until = event.doneAt + run.delay() + AFTERWARDS;
  await waitUntil(
    () => countAt('failing callback', run, event.at) > 0,
    () => until,
    run,
  );
  await unsubscribe(failing, run.context);
};

/** Watches what becomes of an event while callbacks misbehave; after the last one, removes them. */
export const watchStrained = async (
  events: readonly EventEntry[],
  isLast: boolean,
  run: WebhookRun,
): Promise<void> => {
  const { context, strained } = run;
  const caused = expectedEvents(events, context.trigger.id);
  const last = caused.at(-1);
  if (strained.size === 0) return;
  if (!isLast) {
    const names = ['busy callback', 'failing callback', 'unsteady callback'];
    const until = (last?.doneAt ?? 0) + run.delay() + RETRIES;
    await waitUntil(
      () => isMadeGood(names, run),
      () => until,
      run,
    );
    return;
  }
  if (last !== undefined) {
    await deleteWhilePending(run, last);
    const registered = Math.min(...[...strained.values()].map((s) => s.registration.at));
    const mine = expectedEvents(run.view().events, context.trigger.id).filter((e) => e.at > registered);
    const first = mine[0]?.doneAt ?? 0;
    const until = Math.max(first + SLOW, last.doneAt) + run.delay() + AFTERWARDS;
    await waitUntil(
      () => false,
      () => until,
      run,
    );
    const observers = [...strained.values()].map((s) => s.id);
    recordWindow({ purpose: 'arrival', from: registered }, observers, mine, run);
  }
  for (const [name, made] of strained) if (name !== 'failing callback') await unsubscribe(made, context);
};
