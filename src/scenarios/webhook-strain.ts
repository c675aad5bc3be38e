import type { EventEntry } from '../model.ts';
import { expectedEvents } from '../evidence/events.ts';
import { isSuccess } from '../evidence/status.ts';
import { isAccepted, subscribe, unsubscribe } from './subscriptions.ts';
import { answersAtLast, inTurn, SLOW, strainedLanes } from './strained-lanes.ts';
import { recordWindow, waitUntil } from './webhook-watch.ts';
import type { WebhookRun } from './webhook-run.ts';

/** ms for which retries are waited for: somewhat longer than the callback asked. */
const RETRIES = 3500;
/** ms for which a retry is waited for that the callback asked for and that does not come: back-off may take as long. */
const LONGEST_RETRY = 10_000;
/** Callbacks that fail, and take every event in the end. */
const HEALING = ['busy callback', 'failing callback', 'unsteady callback'];
/** Those of them that say when to come again. */
const ASKING = ['busy callback', 'failing callback'];
/** ms for an answer to be read and heeded. */
const ANSWERED = 100;
/** ms after what is due in which something more may come. */
const AFTERWARDS = 500;

/** Registers a callback that nobody should send anything to, where the receiver has one. */
const openUntrusted = async ({ context, strained }: WebhookRun): Promise<void> => {
  const { receiver, trigger } = context;
  const name = 'untrusted callback';
  const url = receiver.issueUntrusted(trigger.id, `${trigger.id}/${name}`);
  if (url === undefined) return;
  const made = await subscribe(name, context, { kind: 'untrusted', url });
  if (isAccepted(made.registration)) strained.set(name, made);
};

/** Registers the callbacks that misbehave; what the service refuses is noted and goes without. */
export const openStrained = async (run: WebhookRun): Promise<void> => {
  const { context, strained, living, note } = run;
  const { receiver, trigger, signal } = context;
  if (living.length === 0) return;
  await openUntrusted(run);
  const redirect = receiver.issue(trigger.id, `${trigger.id}/redirected`);
  for (const lane of strainedLanes(redirect)) {
    if (signal.aborted) return;
    receiver.script(`${trigger.id}/${lane.name}`, inTurn(lane.answers));
    const made = await subscribe(lane.name, context, { kind: 'strained' });
    if (isAccepted(made.registration)) strained.set(lane.name, made);
    else {
      const status = made.registration.response?.status ?? 'nothing';
      note(`The service refused further subscriptions (${status}): not every misbehaving callback was tried`);
      return;
    }
  }
};

const idsOf = (names: readonly string[], run: WebhookRun): readonly string[] =>
  names.flatMap((name) => run.strained.get(name)?.id ?? []);

/** Whether each of some callbacks has taken each of the events. */
const isTaken = (events: readonly EventEntry[], names: readonly string[], run: WebhookRun): boolean => {
  const ids = idsOf(names, run);
  const taken = run
    .view(new Set(ids))
    .deliveries.filter((d) => isSuccess(d.entry.status) && d.entry.reset !== true);
  return ids.every((id) =>
    events.every((event) => taken.some((d) => d.subscription === id && d.events.includes(event))),
  );
};

const hasBeenCalled = (ids: readonly string[], run: WebhookRun, since: number): boolean => {
  const { deliveries } = run.view(new Set(ids));
  return ids.every((id) => deliveries.some((d) => d.subscription === id && d.entry.at >= since));
};

/** Waits until the callbacks that heal have failed, and the slow one is busy: what is caused then comes while repeats are due. */
export const awaitFailures = async (events: readonly EventEntry[], run: WebhookRun): Promise<void> => {
  const last = expectedEvents(events, run.context.trigger.id).at(-1);
  if (last === undefined || run.strained.size === 0) return;
  const until = last.doneAt + run.delay() + AFTERWARDS;
  await waitUntil(
    () => hasBeenCalled(idsOf(['slow callback', ...HEALING], run), run, last.at),
    () => until,
    run,
  );
};

/** Watches what becomes of events while callbacks misbehave; then they fail in other ways. */
export const watchStrained = async (events: readonly EventEntry[], run: WebhookRun): Promise<void> => {
  const { trigger, receiver } = run.context;
  const caused = expectedEvents(events, trigger.id);
  const [first] = caused;
  const last = caused.at(-1);
  if (run.strained.size === 0) return;
  if (first !== undefined && last !== undefined) {
    const until = last.doneAt + run.delay() + RETRIES;
    await waitUntil(
      () => isTaken(caused, HEALING, run),
      () => until,
      run,
    );
    await waitUntil(
      () =>
        ASKING.every(
          (name) => isTaken([first], [name], run) || !hasBeenCalled(idsOf([name], run), run, first.at),
        ),
      () => first.doneAt + LONGEST_RETRY,
      run,
    );
  }
  for (const { name, answers } of answersAtLast) receiver.script(`${trigger.id}/${name}`, inTurn(answers));
};

/** Deletes a subscription while a notification to it is to be repeated. */
const deleteWhilePending = async (run: WebhookRun, event: EventEntry): Promise<void> => {
  const ids = idsOf(['failing callback'], run);
  const until = event.doneAt + run.delay() + AFTERWARDS;
  await waitUntil(
    () => ids.length > 0 && hasBeenCalled(ids, run, event.at),
    () => until,
    run,
  );
  await unsubscribe(run.strained.get('failing callback'), run.context);
};

/** When the service has the answer of the slow callback; where it was not called, nobody waits for it. */
const slowUntil = (run: WebhookRun): number => {
  const called = run.view(new Set(idsOf(['slow callback'], run))).deliveries.at(0);
  return called === undefined ? 0 : called.entry.at + SLOW + ANSWERED;
};

/** Watches what becomes of an event while callbacks fail in other ways, one of them deleted, until the slow one has answered. */
export const outlastSlow = async (events: readonly EventEntry[], run: WebhookRun): Promise<void> => {
  const last = expectedEvents(events, run.context.trigger.id).at(-1);
  if (last === undefined || run.strained.size === 0) return;
  await deleteWhilePending(run, last);
  const until = Math.max(slowUntil(run), last.doneAt + run.delay() + AFTERWARDS);
  await waitUntil(
    () => false,
    () => until,
    run,
  );
};

/** Watches what becomes of the last event while callbacks misbehave; then removes what was registered. */
export const endStrained = async (events: readonly EventEntry[], run: WebhookRun): Promise<void> => {
  const { context, strained } = run;
  const last = expectedEvents(events, context.trigger.id).at(-1);
  if (strained.size === 0) return;
  if (last !== undefined) {
    const registered = Math.min(...[...strained.values()].map((s) => s.registration.at));
    const mine = expectedEvents(run.view().events, context.trigger.id).filter((e) => e.at > registered);
    const until = last.doneAt + run.delay() + AFTERWARDS;
    await waitUntil(
      () => false,
      () => until,
      run,
    );
    // Where nobody has been told yet, it is to be known that nobody will.
    await waitUntil(
      () => isTaken([last], ['fast callback'], run),
      () => last.doneAt + context.settle,
      run,
    );
    const observers = [...strained.values()].map((s) => s.id);
    recordWindow({ purpose: 'arrival', from: registered }, observers, mine, run);
  }
  for (const [name, made] of strained) if (name !== 'failing callback') await unsubscribe(made, context);
};
