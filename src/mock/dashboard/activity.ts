import { defined } from '../../defined.ts';
import { textOf } from '../../json.ts';
import { operationAt } from '../core/answer-call.ts';
import type { MockAnswer, MockCall } from '../core/call.ts';
import { filterNames } from '../core/echo.ts';
import type { Watch } from '../core/happening.ts';
import type { Mock } from '../core/mock.ts';
import type { Subscription } from '../core/registry.ts';
import { triggerOf } from '../core/same-call.ts';
import { createChains, type Chain } from './chains.ts';
import { concealed, shownCallback, shownTarget } from './concealed.ts';
import {
  answerOf,
  attemptTold,
  callTold,
  eventTold,
  shownBody,
  type Told,
  type TrafficEntry,
} from './traffic-entry.ts';

/** A subscription, as it is shown. */
export interface ShownSubscription {
  readonly id: string;
  readonly trigger: string;
  readonly callback: string;
  readonly inputs: string;
  /** Notifications that its callback took. */
  readonly taken: number;
  /** What the callback answered last. */
  readonly last: string;
}

/** What there is now. */
export interface Standing {
  readonly subscriptions: readonly ShownSubscription[];
  readonly chains: readonly Chain[];
}

/** What a mock does and is asked, to be looked at. */
export interface Activity {
  readonly watch: Watch;
  readonly called: (call: MockCall, answer: MockAnswer) => void;
  readonly standing: () => Standing;
  /** The newest last. */
  readonly traffic: () => readonly TrafficEntry[];
}

/** What an activity is kept of. */
export interface Watched {
  readonly mock: () => Mock;
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Is called at each entry. */
  readonly onEntry: (entry: TrafficEntry) => void;
}

const MOST_ENTRIES = 200;
const MOST_SUBSCRIPTIONS = 100;
const inputsOf = ({ trigger, inputs }: Subscription): string =>
  filterNames(trigger)
    .flatMap((name) => {
      const value = inputs.at(name);
      return value === undefined || value === '' ? [] : [`${name}: ${textOf(value)}`];
    })
    .join(', ');

interface Delivered {
  readonly taken: number;
  readonly last: string;
}

const shownSubscription = (s: Subscription, delivered: Delivered | undefined): ShownSubscription => ({
  id: s.id,
  trigger: s.trigger.id,
  callback: shownCallback(s.callback),
  inputs: inputsOf(s),
  ...(delivered ?? { taken: 0, last: '' }),
});

/** Keeps account of a mock: the last of its traffic, its chains, its subscriptions. No credential is in it. */
export const createActivity = ({ mock, key, now, onEntry }: Watched): Activity => {
  const entries: TrafficEntry[] = [];
  const chains = createChains();
  const delivered = new Map<string, Delivered>();
  let count = 0;
  const add = (told: Told, callbacks: readonly string[] = []): void => {
    const body = told.body === undefined ? undefined : concealed(shownBody(told.body), key, callbacks);
    const text = concealed(told.text, key, callbacks);
    const entry = { ...told, n: (count += 1), at: now(), text, ...defined({ body }) };
    entries.push(entry);
    if (entries.length > MOST_ENTRIES) entries.shift();
    onEntry(entry);
  };
  return {
    watch(happening) {
      if (happening.type === 'event') {
        add(eventTold(happening.event));
        return;
      }
      const { subscription } = happening;
      const told = attemptTold(happening);
      const before = delivered.get(subscription.id)?.taken ?? 0;
      const taken = before + (told.good ? 1 : 0);
      delivered.set(subscription.id, { taken, last: answerOf(happening) });
      add(told, [subscription.callback]);
    },
    called(call, answer) {
      const { operations, subscriptions } = mock();
      const trigger = triggerOf(operationAt(operations, call)?.triggers ?? [], call);
      const isPoll = trigger !== undefined && trigger.mechanism !== 'webhook';
      const isNews = isPoll && chains.add({ trigger, call, answer, at: now() });
      const triggers = operations.flatMap((o) => o.triggers);
      const told = callTold(call, answer, { trigger, target: shownTarget(call, triggers), isNews });
      const callbacks = subscriptions().map((s) => s.callback);
      add(told, callbacks);
    },
    standing: () => ({
      chains: chains.all(),
      subscriptions: mock()
        .subscriptions()
        .slice(-MOST_SUBSCRIPTIONS)
        .map((s) => shownSubscription(s, delivered.get(s.id))),
    }),
    traffic: () => entries,
  };
};
