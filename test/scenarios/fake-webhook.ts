import { addressOf, mounted } from '../../src/address.ts';
import { isSuccess } from '../../src/evidence/status.ts';
import type { Call, Client } from '../../src/client/client.ts';
import { createRecorder, type Recorder } from '../../src/client/recorder.ts';
import type { DeliveryEntry, Entry, EventEntry, Exchange, Trace, TriggerConfig } from '../../src/model.ts';
import { ACCEPTED, type Script } from '../../src/platform/answer-script.ts';
import type { Receiver } from '../../src/platform/receiver.ts';
import type { PlayerContext } from '../../src/scenarios/player.ts';
import { createRegistry } from '../../src/scenarios/registry.ts';
import { createWebhookRun, type WebhookRun } from '../../src/scenarios/webhook-run.ts';
import { webhookTrigger } from '../samples/triggers.ts';

/** What a fake service answers to a call, by the name of the subscription; nothing: what is right. */
export type Answers = (name: string, call: Call) => number | 'no answer' | undefined;

/** How a fake run is to be. */
export interface FakeWebhook {
  readonly answers?: Answers;
  readonly hasBad?: boolean;
  readonly hasOther?: boolean;
  readonly triesInternal?: boolean;
  readonly settle?: number;
  readonly quiet?: number;
  readonly perEmit?: number;
  /** Inputs that exclude what the usual ones ask for. */
  readonly otherInputs?: readonly TriggerConfig['inputs'][];
  /** The service can be restarted. */
  readonly restarts?: boolean;
  /** Gives every subscription the same Location. */
  readonly oneLocation?: boolean;
}

/** A run of a webhook trigger on a fake service, in a time that only calls and pauses move. */
export interface FakeRun {
  readonly run: WebhookRun;
  readonly entries: readonly Entry[];
  /** Every call in short: `register first`, `unsubscribe first (own 2)`, with whose credentials where not our own. */
  readonly calls: () => readonly string[];
  readonly now: () => number;
  readonly event: (token: string) => EventEntry;
  /** Lets a notification of an event, or an array of several, arrive at a subscription, so many ms from now. */
  readonly notify: (name: string, token: string | readonly string[], after: number) => void;
  /** Interrupts the run. */
  readonly stop: () => void;
}

const ORIGIN = 'http://127.0.0.1:4010';
const trigger = webhookTrigger();
const nameOf = (subscription: string): string => subscription.slice(trigger.id.length + 1);

/** A clock, with what is to happen at a time. */
const createClock = () => {
  let now = 0;
  const agenda: { readonly at: number; readonly act: () => void }[] = [];
  return {
    now: () => now,
    plan: (after: number, act: () => void) => void agenda.push({ at: now + after, act }),
    advance(ms: number) {
      const until = now + ms;
      for (const next of agenda.filter((a) => a.at <= until).toSorted((a, b) => a.at - b.at)) {
        agenda.splice(agenda.indexOf(next), 1);
        now = next.at;
        next.act();
      }
      now = until;
    },
  };
};

type Clock = ReturnType<typeof createClock>;

/** A service that gives each subscription a Location of its own, and forgets it at its DELETE. */
const fakeClient = (
  { answers = () => undefined, oneLocation = false }: FakeWebhook,
  clock: Clock,
  recorder: Recorder,
): Client => {
  const living = new Map<string, string>();
  let given = 0;
  const subscribed = (callback: string): string => {
    const known = [...living].find(([, url]) => url === callback)?.[0];
    if (known !== undefined) return known;
    if (!oneLocation) given += 1;
    const target = `/api/v1/hooks/hook-${String(given).padStart(6, '0')}`;
    living.set(target, callback);
    return target;
  };
  const callbackOf = ({ intent }: Call): string =>
    intent.kind === 'register' ? (intent.callback ?? '') : '';
  const right = (call: Call): number => {
    const { intent, credentials, target } = call;
    if (credentials === 'bad' || credentials === 'none') return 401;
    if (intent.kind === 'register') return /^https?:/.test(callbackOf(call)) ? 201 : 400;
    return credentials === 'own' && living.delete(target) ? 204 : 404;
  };
  return {
    call(call) {
      const { intent } = call;
      const wished = answers('subscription' in intent ? nameOf(intent.subscription) : '', call);
      const status = typeof wished === 'number' ? wished : right(call);
      const isMade = intent.kind === 'register' && isSuccess(status);
      const location = isMade ? subscribed(callbackOf(call)) : undefined;
      const response = {
        status,
        headers: location === undefined ? [] : [['Location', `${ORIGIN}${location}`] as const],
        body: location === undefined ? '' : '{"id":"1"}',
      };
      const exchange = recorder.add<Exchange>({
        type: 'exchange',
        at: clock.now(),
        trigger: trigger.id,
        intent,
        credentials: call.credentials,
        request: { method: call.method, origin: ORIGIN, target: call.target, headers: [] },
        ...(wished === 'no answer'
          ? { failure: { code: 'ECONNREFUSED', message: 'refused' } }
          : { response }),
        durationMs: 10,
      });
      clock.advance(10);
      return Promise.resolve(exchange);
    },
  };
};

/** A receiver that records what arrives, and listens nowhere. */
const fakeReceiver = (clock: Clock, recorder: Recorder) => {
  const scripts = new Map<string, (attempt: number) => Script>();
  const attempts = new Map<string, number>();
  const listeners = new Set<(delivery: DeliveryEntry) => void>();
  let issued = 0;
  const receiver: Receiver = {
    issue: (_trigger, subscription, shape = 'usual', like = subscription) =>
      `https://callback.test/${encodeURIComponent(nameOf(like))}?shape=${shape}&sig=${(issued += 1)}`,
    issueUntrusted: () => undefined,
    retire: () => undefined,
    handOver: () => undefined,
    script: (subscription, answers) => void scripts.set(subscription, answers),
    onDelivery(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => Promise.resolve(),
  };
  const arrive = (subscription: string, token: string | readonly string[]): void => {
    const attempt = (attempts.get(subscription) ?? 0) + 1;
    attempts.set(subscription, attempt);
    const { status, reset } = scripts.get(subscription)?.(attempt) ?? ACCEPTED;
    const delivery = recorder.add<DeliveryEntry>({
      type: 'delivery',
      at: clock.now(),
      trigger: trigger.id,
      subscription,
      method: 'POST',
      target: '/',
      headers: [['Content-Type', 'application/json']],
      body: JSON.stringify(typeof token === 'string' ? { alarm: token } : token.map((alarm) => ({ alarm }))),
      status,
      ...(reset === true ? { reset } : {}),
    });
    for (const listener of listeners) listener(delivery);
  };
  return { receiver, arrive };
};

const briefly = ({ intent, credentials }: Exchange): readonly string[] => {
  const whose = credentials === 'own' ? '' : ` as ${credentials}`;
  if (intent.kind === 'register') return [`register ${nameOf(intent.subscription)}${whose}`];
  if (intent.kind !== 'unsubscribe') return [];
  return [`unsubscribe ${nameOf(intent.subscription)} (${intent.target} ${intent.attempt})${whose}`];
};

/** A run of a webhook trigger on a service that does what is right, unless it is told to answer otherwise. */
export const fakeWebhook = (options: FakeWebhook = {}): FakeRun => {
  const { hasBad = false, hasOther = false, triesInternal = false } = options;
  const { settle = 1000, quiet = 300, perEmit = 1, otherInputs = [] } = options;
  const clock = createClock();
  const recorder = createRecorder(clock.now);
  const { receiver, arrive } = fakeReceiver(clock, recorder);
  const ending = new AbortController();
  const service = addressOf(ORIGIN);
  const settings = { perEmit, emits: true, excludes: false };
  const config = { inputs: { kinds: ['fire'] }, emitOther: [], perEmit, expect: {}, settle, otherInputs };
  const soFar = (): Trace => ({
    schemaVersion: 2,
    consumer: 'C',
    provider: 'P',
    triggers: [{ definition: trigger, rules: {} }],
    settings: {
      profile: 'strict',
      levels: {},
      address: service,
      hasCredentials: hasBad,
      noEvents: false,
      restarts: options.restarts === true,
      settle: { [trigger.id]: settle },
      triggers: { [trigger.id]: settings },
    },
    entries: recorder.entries,
  });
  const context: PlayerContext = {
    trigger,
    config,
    settings,
    settle,
    quiet,
    hasBad,
    hasOther,
    triesInternal,
    soFar,
    receiver,
    recorder,
    registry: createRegistry(service, undefined, () => new Date(0)),
    client: fakeClient(options, clock, recorder),
    address: mounted(service, trigger.basePath),
    maxWait: 1000,
    wait: () => () => undefined,
    signal: ending.signal,
  };
  const run = createWebhookRun(context, (ms, signal) => {
    if (!signal.aborted) clock.advance(ms);
    return Promise.resolve();
  });
  return {
    run,
    entries: recorder.entries,
    calls: () => recorder.entries.flatMap((e) => (e.type === 'exchange' ? briefly(e) : [])),
    now: clock.now,
    event: (token) =>
      recorder.add<EventEntry>({
        type: 'event',
        at: clock.now(),
        token,
        relations: { [trigger.id]: 'expected' },
        ids: {},
        expect: {},
        doneAt: clock.now(),
      }),
    notify: (name, token, after) => clock.plan(after, () => arrive(`${trigger.id}/${name}`, token)),
    stop: () => ending.abort(),
  };
};
