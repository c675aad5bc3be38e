import type { Json } from '../../json.ts';
import type { TriggerDefinition } from '../../model.ts';
import { valueAt } from '../../json.ts';
import { rightBehaviour, type Behaviour } from './behaviour.ts';
import type { MockAnswer, MockCall } from './call.ts';
import { createDispatcher } from './dispatcher.ts';
import { createEventLog, type Cause, type MockEvent } from './events.ts';
import { concerns, inputsOf, type Inputs } from './inputs.ts';
import { identityPointer, makeItem } from './item.ts';
import { answerList } from './listing.ts';
import type { MockOperation } from './operation.ts';
import { operationsOf } from './operations.ts';
import { planTrigger, type TriggerPlan } from './plan.ts';
import { answerPoll, stateParameter } from './polling.ts';
import { createRandom } from './random.ts';
import { planRegistration, registrationBody } from './registration-body.ts';
import { createRegistry, type Subscription } from './registry.ts';
import type { Clock, Transport } from './sending.ts';
import { answerCancellation, answerRegistration, type Desk } from './subscribing.ts';

/** What a mock is made with. */
export interface MockOptions {
  readonly clock: Clock;
  readonly transport: Transport;
  /** Makes ids and tokens repeatable. */
  readonly seed: string;
  /** The one key that is good. */
  readonly key: string;
  /** Default: the behaviour that keeps the contract. */
  readonly behaviour?: Behaviour;
}

/** What an event that was caused can be told by. */
export interface Emitted {
  readonly id: string;
  readonly n: number;
  readonly token: string;
  /** ISO 8601. */
  readonly at: string;
  /** The value of its item that tells it, by trigger: only where no text of the item has room for the token. */
  readonly ids: Readonly<Record<string, Json>>;
}

/** A service made of trigger definitions: stateful, and pure but for its clock and transport. */
export interface Mock {
  readonly operations: readonly MockOperation[];
  readonly emit: (cause: Cause) => Emitted;
  readonly subscriptions: () => readonly Subscription[];
  /** Nothing more is sent. */
  readonly close: () => void;
}

/** Events from before the mock began, so that a first poll has something that it must not hand over. */
const HISTORY = 2;
const noInputs: Inputs = { at: () => undefined };

/** Makes a service that keeps the contract of its triggers. Throws a DocumentError where a policy cannot be read. */
export const createMock = (triggers: readonly TriggerDefinition[], options: MockOptions): Mock => {
  const { clock, transport, key, behaviour: how = rightBehaviour } = options;
  const random = createRandom(options.seed);
  const started = clock.now();
  let isStarted = false;
  const log = createEventLog(random, () => (isStarted ? clock.now() : started - 3_600_000));
  const registry = createRegistry();
  const memory = new Map<string, number>();
  const plans = new Map(triggers.map((t) => [t.id, planTrigger(t)]));
  const registrations = new Map(triggers.map((t) => [t.id, planRegistration(t)]));

  const itemOf = (plan: TriggerPlan, event: MockEvent, inputs: Inputs): Json =>
    how.items.finish(makeItem(plan.item, event, inputs), plan.item, event);
  const planOf = (trigger: TriggerDefinition): TriggerPlan => plans.get(trigger.id) ?? planTrigger(trigger);

  const dispatcher = createDispatcher({
    how: how.sending,
    registry,
    transport,
    clock,
    bodyOf: ({ trigger }, items) => planOf(trigger).shape.around(items),
  });
  const notify = (subscription: Subscription, event: MockEvent): void =>
    dispatcher.send(subscription, itemOf(planOf(subscription.trigger), event, subscription.inputs));
  const desk: Desk = {
    registry,
    random,
    notify,
    events: log.all,
    bodyOf: (s) =>
      registrationBody(registrations.get(s.trigger.id) ?? planRegistration(s.trigger), s, clock.now()),
  };

  const answer = (trigger: TriggerDefinition, call: MockCall): MockAnswer => {
    const plan = planOf(trigger);
    const inputs = inputsOf(trigger, call);
    if (trigger.mechanism === 'webhook')
      return answerRegistration(how.subscribing, trigger, call, inputs, desk);
    const events = log.all();
    const all = events.filter((e) => concerns(e, trigger, inputs));
    const common = { call, trigger, shape: plan.shape, itemOf: (e: MockEvent) => itemOf(plan, e, inputs) };
    if (trigger.policy === undefined)
      return answerPoll(how.polling, {
        ...common,
        all,
        parameter: stateParameter(trigger),
        newest: log.newest(),
        memory,
      });
    const origin: MockEvent = { n: 0, id: '', token: '', at: started - 7_200_000, values: {} };
    return answerList(how.listing, {
      ...common,
      parameters: plan.state,
      all: all.toReversed(),
      everything: events.toReversed(),
      origin,
    });
  };

  const idsOf = (event: MockEvent): Record<string, Json> =>
    Object.fromEntries(
      [...plans.values()].flatMap((plan) => {
        const pointer = identityPointer(plan.item);
        const value =
          pointer === undefined ? undefined : valueAt(makeItem(plan.item, event, noInputs), pointer);
        return value === undefined ? [] : [[plan.trigger.id, value]];
      }),
    );

  for (let i = 0; i < HISTORY; i += 1) log.add({});
  isStarted = true;
  return {
    operations: operationsOf(triggers, {
      access: how.access,
      polling: how.polling,
      key,
      answer,
      cancel: (call) => answerCancellation(how.subscribing, call, desk),
    }),
    emit(cause) {
      const event = log.add(cause);
      for (const subscription of how.subscribing.recipients(event, registry)) notify(subscription, event);
      const { id, n, token, at } = event;
      return { id, n, token, at: new Date(at).toISOString(), ids: idsOf(event) };
    },
    subscriptions: registry.live,
    close: dispatcher.close,
  };
};
