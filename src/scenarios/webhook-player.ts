import type { EventEntry } from '../model.ts';
import { expectedEvents } from '../evidence/events.ts';
import type { Player } from './player.ts';
import { deleteOldest } from './webhook-close.ts';
import { openSubscriptions } from './webhook-open.ts';
import { probeSubscriptions } from './webhook-probe.ts';
import { setUpWebhookState } from './webhook-provider-states.ts';
import { refreshSubscriptions } from './webhook-refresh.ts';
import { watchRenewed } from './webhook-renew.ts';
import type { WebhookRun } from './webhook-run.ts';
import { awaitFailures, openStrained, watchStrained } from './webhook-strain.ts';
import { reopenSubscriptions, watchAfterRestart } from './webhook-restart.ts';
import { endStrained, loseSome } from './webhook-strain-end.ts';
import { recordWindow, watchSubscriptions } from './webhook-watch.ts';

/** Watches what lives for the events after the DELETEs, and then that nothing comes where nothing may. */
const watchSilence = async (events: readonly EventEntry[], run: WebhookRun): Promise<void> => {
  const { context, living, shaped, silent } = run;
  await watchSubscriptions([...living, ...shaped], events, run);
  if (events.length === 0 || context.signal.aborted) return;
  const from = context.recorder.now();
  // Queues serve subscribers one by one: the leak of a deleted one may come after the last living one.
  await run.pause(Math.max(context.quiet, 2 * run.delay()));
  recordWindow({ purpose: 'silence', from }, silent, events, run);
};

/** Plays a webhook trigger: subscriptions that bear witness to each other, and registrations that must fail. */
export const createWebhookPlayer = (run: WebhookRun): Player => {
  const { trigger } = run.context;
  const mine = (events: readonly EventEntry[]): readonly EventEntry[] => expectedEvents(events, trigger.id);
  let alive = true;

  return {
    trigger,
    // Where no registration was accepted nobody watches: events would be caused in vain.
    isAlive: () => alive && run.pair.length > 0,
    async open() {
      alive = await openSubscriptions(run);
    },
    watch: (events) => watchSubscriptions([...run.living, ...run.shaped], mine(events), run),
    refresh: () => refreshSubscriptions(run),
    probe: () => probeSubscriptions(run),
    glance: () => Promise.resolve(),
    accompany: () => Promise.resolve(),
    lag: () => 0,
    finish: (events) => watchSilence(mine(events), run),
    strain: {
      open: () => openStrained(run),
      awaitFailures: (events) => awaitFailures(events, run),
      watch: (events) => watchStrained(events, run),
      lose: (events) => loseSome(events, run),
      async end(events) {
        await endStrained(events, run);
        await watchRenewed(events, run);
      },
    },
    reopen: () => reopenSubscriptions(run),
    watchRestarted: (events) => watchAfterRestart(mine(events), run),
    close: () => deleteOldest(run),
    afterDisturbance: () => undefined,
    setUp: (state) =>
      alive
        ? setUpWebhookState(state, run)
        : Promise.resolve({ ok: false, reason: 'the service did not answer the registration' }),
  };
};
