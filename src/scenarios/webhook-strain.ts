import type { EventEntry } from '../model.ts';
import { timesToldIn, type Delivery } from '../evidence/deliveries.ts';
import { expectedEvents } from '../evidence/events.ts';
import { isSuccess } from '../evidence/status.ts';
import { isAccepted, subscribe } from './subscriptions.ts';
import { answersAtLast, inTurn, strainedLanes } from './strained-lanes.ts';
import { waitUntil } from './webhook-watch.ts';
import type { WebhookRun } from './webhook-run.ts';

/** ms for which retries are waited for: somewhat longer than the callback asked. */
const RETRIES = 3500;
/** ms for which a retry is waited for that the callback asked for and that does not come: back-off may take as long. */
const LONGEST_RETRY = 10_000;
/** Callbacks that fail, and take every event in the end. */
const HEALING = ['busy callback', 'failing callback', 'unsteady callback'];
/** Those of them that say when to come again. */
const ASKING = ['busy callback', 'failing callback'];
/** ms after what is due in which something more may come. */
export const AFTERWARDS = 500;

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

/** The subscriptions of callbacks, by name. */
export const idsOf = (names: readonly string[], run: WebhookRun): readonly string[] =>
  names.flatMap((name) => run.strained.get(name)?.id ?? []);

/** Whether some notifications are all that an event causes. */
const hasAllOf = (
  event: EventEntry,
  deliveries: readonly Delivery[],
  { context: { trigger, settings } }: WebhookRun,
): boolean => timesToldIn(deliveries, event, trigger, settings) >= settings.perEmit;

/** Whether each of some callbacks has taken each of the events. */
export const isTaken = (
  events: readonly EventEntry[],
  names: readonly string[],
  run: WebhookRun,
): boolean => {
  const ids = idsOf(names, run);
  const taken = run
    .deliveries(new Set(ids))
    .filter((d) => isSuccess(d.entry.status) && d.entry.reset !== true);
  return ids.every((id) =>
    events.every((event) =>
      hasAllOf(
        event,
        taken.filter((d) => d.subscription === id),
        run,
      ),
    ),
  );
};

/** Whether each of some subscriptions has been called since a time. */
export const hasBeenCalled = (ids: readonly string[], run: WebhookRun, since: number): boolean => {
  const deliveries = run.deliveries(new Set(ids));
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
