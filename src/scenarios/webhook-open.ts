import { isAccepted, subscribe, type Subscription } from './subscriptions.ts';
import type { WebhookRun } from './webhook-run.ts';

/** A reserved host: nothing is ever delivered there. */
const ELSEWHERE = 'https://receiver.invalid/workflows';

/** A callback URL on a reserved host, with the rest of one that was refused. */
const elsewhereOf = ({ callback }: Subscription): string =>
  'url' in callback ? callback.url.replace(/^[a-z]+:\/\/[^/]*/i, 'https://receiver.invalid') : ELSEWHERE;

/** Whether the callback was called while the registration was still being answered: a handshake. */
const wasCalled = ({ id }: Subscription, { view }: WebhookRun): boolean =>
  view().deliveries.some((d) => d.subscription === id);

/** Tries a registration that was refused again, with one thing changed each time, until one is accepted. */
const findOutWhy = async (refused: Subscription, run: WebhookRun): Promise<void> => {
  const { context } = run;
  const status = refused.registration.response?.status ?? 0;
  if (status < 400 || status >= 500 || status === 401 || wasCalled(refused, run)) return;
  const { callback } = refused;
  // The very same callback: with another one, its signature might be what made the difference.
  const plain = await subscribe('without platform headers', context, {
    headers: 'plain',
    ...('url' in callback ? { url: callback.url } : {}),
  });
  if (isAccepted(plain.registration) || status === 403) return;
  const elsewhere = await subscribe('elsewhere', context, { kind: 'elsewhere', url: elsewhereOf(refused) });
  if (isAccepted(elsewhere.registration)) return;
  await subscribe('short callback', context, { kind: 'short', shape: 'short' });
};

/** Registers with credentials that must be refused, and without a callback. */
const tryWhatMustFail = async ({ context, silent }: WebhookRun): Promise<void> => {
  if (context.hasBad) {
    silent.add((await subscribe('bad credentials', context, { credentials: 'bad' })).id);
    silent.add((await subscribe('no credentials', context, { credentials: 'none' })).id);
  }
  await subscribe('no callback', context, { kind: 'none' });
};

/** The first registrations: two with the same inputs, and some that must fail; false where nobody answers. */
export const openSubscriptions = async (run: WebhookRun): Promise<boolean> => {
  const { context, living, pair } = run;
  const first = await subscribe('first', context);
  if (first.registration.response === undefined) return false;
  if (context.signal.aborted) return true;
  await tryWhatMustFail(run);
  if (!isAccepted(first.registration)) {
    await findOutWhy(first, run);
    return true;
  }
  // The last thing before the first event: it must be notified at once after the registration.
  const second = await subscribe('second', context, { like: first });
  pair.push(first, second);
  living.push(first);
  if (isAccepted(second.registration)) living.push(second);
  return true;
};
