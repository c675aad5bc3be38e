import type { CallbackShape } from '../platform/callback-url.ts';
import { isAccepted, subscribe, type Subscription } from './subscriptions.ts';
import type { WebhookRun } from './webhook-run.ts';
import { registerSideBySide } from './webhook-side-by-side.ts';

/** What a subscription that is refused may mean: its shape, or that there are enough. */
const orPlain = async (
  name: string,
  made: Subscription,
  { context, living, note }: WebhookRun,
): Promise<'shape' | 'quota'> => {
  // The same once more, with the callback alone changed to a usual one.
  const usual = await subscribe(`usual in place of ${name}`, context);
  if (isAccepted(usual.registration)) {
    living.push(usual);
    return 'shape';
  }
  const status = made.registration.response?.status ?? 'nothing';
  note(
    `The service refused another subscription (${status}), with a usual callback URL as well: what needs more than ${living.length} subscriptions is skipped`,
  );
  return 'quota';
};

/** ms from an event to its notification, from which on few subscriptions are made. */
const SLOW_QUEUE = 700;

/** Registers callback URLs as they are met: long ones, and one with everything that a careless parser changes; false where there is no room for more. */
const registerShapes = async (run: WebhookRun, shapes: readonly CallbackShape[]): Promise<boolean> => {
  const { context, shaped } = run;
  for (const shape of shapes) {
    const name = shape === 'odd' ? 'odd callback' : `callback of ${shape} characters`;
    const made = await subscribe(name, context, { kind: 'shaped', shape });
    if (context.signal.aborted) return false;
    if (isAccepted(made.registration)) shaped.push(made);
    else if ((await orPlain(name, made, run)) === 'quota') return false;
    else if (typeof shape === 'number') return true;
  }
  return true;
};

/** Registers one callback twice, as the platform does when it did not get the first answer. */
const registerTwice = async ({ context, living }: WebhookRun): Promise<void> => {
  const first = await subscribe('registered twice', context);
  if (!isAccepted(first.registration) || !('url' in first.callback) || context.signal.aborted) return;
  const again = await subscribe('registered twice', context, {
    url: first.callback.url,
    repeats: first,
  });
  // The platform goes by the newest answer that it got.
  living.push(isAccepted(again.registration) ? again : first);
};

/** Registers a flow that asks for something else: what the others are told of is none of its business. */
const registerOtherwise = async ({ context }: WebhookRun): Promise<void> => {
  const [inputs] = context.config.otherInputs ?? [];
  if (inputs === undefined || context.signal.aborted) return;
  await subscribe('with other inputs', context, { kind: 'otherInputs', inputs });
};

/** Registers more while there is data: what came before must not come to them. */
export const refreshSubscriptions = async (run: WebhookRun): Promise<void> => {
  if (run.living.length < 2 || run.context.signal.aborted) return;
  // A queue that serves one after the other would be late with a burst for many.
  const isSlow = run.delay() > SLOW_QUEUE;
  // Before others, which a service may serve from what it has left of the events.
  if (!isSlow) await registerOtherwise(run);
  await registerTwice(run);
  const hasRoom = await registerShapes(run, isSlow ? [1024] : ['odd', 1024, 2048]);
  if (hasRoom && !isSlow) await registerSideBySide(run);
};
