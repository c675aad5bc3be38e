import { createSubscriber } from '../platform/subscriber.ts';
import {
  canDelete,
  isAccepted,
  subscribe,
  unknownTarget,
  unsubscribe,
  type Subscription,
} from './subscriptions.ts';
import { renewCallback } from './webhook-renew.ts';
import type { WebhookRun } from './webhook-run.ts';
import { deleteSideBySide } from './webhook-side-by-side.ts';

/** In-flight notifications get this long after a DELETE before the next event, in ms. */
const GRACE = 100;
/** How often a flow is switched on and off, and for how long at most, in ms. */
const CYCLES = 25;
const CYCLES_FOR = 3000;
/** What nothing can be sent to. */
const INVALID = [
  'not-a-url',
  '/relative/callback',
  'file:///etc/hosts',
  'ftp://receiver.invalid/x',
  'javascript:alert(1)',
];
/** What may not be sent to any more, where the receiver itself is there by https. */
const INSECURE = 'http://receiver.invalid/callback';
/** Of the service's own network, written in the ways that checks forget; https, as a service may refuse any other. */
const INTERNAL = [
  'https://169.254.169.254/latest/meta-data/',
  'https://[fe80::1]/callback',
  'https://10.0.0.1/callback',
  'https://172.16.0.1/callback',
  'https://192.168.0.1/callback',
  'https://[fd00::1]/callback',
  'https://[::ffff:169.254.169.254]/callback',
];

/** Takes a subscription from those that are watched: nothing may come there any more. */
const silence = (gone: Subscription, { living, silent }: WebhookRun): void => {
  const at = living.indexOf(gone);
  if (at >= 0) living.splice(at, 1);
  silent.add(gone.id);
};

/** Tries to delete living subscriptions without credentials, with bad ones and with another tenant's. */
const tryForeignDeletes = async ({ context, living, shaped }: WebhookRun): Promise<void> => {
  // One that nothing else needs: should it go, the others are still there to bear witness.
  const target = shaped[0] ?? living.at(-1);
  if (living.length < 2) return;
  const tryAs = async (credentials: 'none' | 'bad' | 'other', spared = target): Promise<void> => {
    if (canDelete(spared, context))
      await createSubscriber(context).unsubscribe(spared.id, spared.location.target, 'own', 1, credentials);
  };
  if (context.hasBad) {
    await tryAs('none');
    await tryAs('bad');
  }
  // Where it falls silent, it is to be known who did it.
  if (context.hasOther) await tryAs('other', shaped[1] ?? target);
};

/** Deletes the first subscription twice, and one that never was. */
const deleteFirst = async (run: WebhookRun): Promise<number | undefined> => {
  const { context, pair } = run;
  const [first] = pair;
  if (!canDelete(first, context)) return undefined;
  const unknown = unknownTarget(pair, context);
  const { target } = first.location;
  const deleted = await unsubscribe(first, context);
  silence(first, run);
  const subscriber = createSubscriber(context);
  await subscriber.unsubscribe(first.id, target, 'own', 2);
  if (unknown !== undefined) await subscriber.unsubscribe(first.id, unknown, 'unknown', 1);
  return deleted?.response?.status;
};

/** Registers with the same inputs again, as when a flow is switched on after it was off. */
const registerAgain = async ({ context, living }: WebhookRun): Promise<boolean> => {
  const again = await subscribe('again after the DELETE', context);
  if (!isAccepted(again.registration)) return false;
  living.push(again);
  return true;
};

/** Deletes the newest Location of what was registered twice. */
const deleteRepeated = async (run: WebhookRun): Promise<void> => {
  const twice = run.living.find((s) => s.id.endsWith('/registered twice'));
  if (twice === undefined || !canDelete(twice, run.context)) return;
  await unsubscribe(twice, run.context);
  silence(twice, run);
};

/** Switches a flow on and off; false where the service refused to. */
const cycleOnce = async (name: string, { context, silent }: WebhookRun): Promise<boolean> => {
  const made = await subscribe(name, context, { kind: 'cycled' });
  if (!isAccepted(made.registration)) return false;
  const deleted = await unsubscribe(made, context);
  if (deleted === undefined || !isAccepted(deleted)) return false;
  silent.add(made.id);
  return true;
};

/** Switches a flow on and off, again and again; false where the service refused to. */
const cycle = async (run: WebhookRun): Promise<boolean> => {
  const { recorder, signal } = run.context;
  const until = recorder.now() + CYCLES_FOR;
  for (let n = 1; n <= CYCLES && !signal.aborted && recorder.now() < until; n += 1)
    if (!(await cycleOnce(`cycle ${n}`, run))) return false;
  return !signal.aborted;
};

/** Registers what is no callback; what is accepted all the same is removed at once. */
const tryInvalidCallbacks = async ({ context, pair }: WebhookRun): Promise<void> => {
  const isSecure = pair.some(({ callback }) => callback.kind !== 'none' && callback.url.startsWith('https:'));
  for (const [i, url] of [...INVALID, ...(isSecure ? [INSECURE] : [])].entries()) {
    if (context.signal.aborted) return;
    const made = await subscribe(`invalid callback ${i + 1}`, context, { kind: 'invalid', url });
    if (isAccepted(made.registration)) await unsubscribe(made, context);
  }
};

/** Registers callbacks on internal addresses; what is accepted is removed at once, and what cannot be is the last. */
const tryInternalCallbacks = async ({ context }: WebhookRun): Promise<void> => {
  for (const [i, url] of INTERNAL.entries()) {
    if (context.signal.aborted) return;
    const made = await subscribe(`internal callback ${i + 1}`, context, { kind: 'internal', url });
    if (!isAccepted(made.registration)) continue;
    const deleted = await unsubscribe(made, context);
    if (deleted === undefined || !isAccepted(deleted)) return;
  }
};

/** Another tenant's subscription, with the same inputs: nothing of ours may come there. */
const registerForeign = async ({ context, silent }: WebhookRun): Promise<void> => {
  const made = await subscribe('another tenant', context, { credentials: 'other' });
  silent.add(made.id);
};

/** DELETEs of every kind, and registrations around them. */
export const probeSubscriptions = async (run: WebhookRun): Promise<void> => {
  const { context, living } = run;
  if (context.signal.aborted || living.length === 0) return;
  if (context.hasOther) await registerForeign(run);
  await tryForeignDeletes(run);
  const delay = run.delay();
  const status = await deleteFirst(run);
  if (status !== undefined && (await registerAgain(run))) {
    await deleteRepeated(run);
    await deleteSideBySide(run);
    // One subscription more, where the service showed that it has room.
    if (await cycle(run)) {
      await renewCallback(run);
      // A flow with these inputs is off when the next event comes: it may not be made up for when one is switched on.
      if (!context.signal.aborted) await cycleOnce(`cycle ${CYCLES + 1}`, run);
    }
  }
  await tryInvalidCallbacks(run);
  if (context.triesInternal) await tryInternalCallbacks(run);
  // Grace for what is in flight, and for a DELETE that was only accepted (202).
  const least = status === 202 ? context.quiet : GRACE;
  await run.pause(Math.max(least, Math.min(delay, context.settle)));
};
