import { defined } from '../../defined.ts';
import type { Json } from '../../json.ts';
import type { TriggerDefinition } from '../../model.ts';
import { answerTrigger, type AnswerContext } from './answer-trigger.ts';
import { rightBehaviour, type Behaviour } from './behaviour.ts';
import { createDispatcher } from './dispatcher.ts';
import { createEventLog, type Cause, type MockEvent } from './events.ts';
import type { Watch } from './happening.ts';
import type { Inputs } from './inputs.ts';
import { makeItem } from './make-item.ts';
import type { MockOperation } from './operation.ts';
import { operationsOf } from './operations.ts';
import { createPlans } from './plans.ts';
import { createRandom } from './random.ts';
import { registrationBody } from './registration-body.ts';
import { createRegistry, type Subscription } from './registry.ts';
import type { Clock, Transport } from './sending.ts';
import { answerCancellation, type Desk } from './subscribing.ts';

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
  /** Is told of events and notifications. */
  readonly watch?: Watch;
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

/** Makes a service that keeps the contract of its triggers. Throws a DocumentError where a policy cannot be read. */
export const createMock = (triggers: readonly TriggerDefinition[], options: MockOptions): Mock => {
  const { clock, transport, key, watch, behaviour: how = rightBehaviour } = options;
  const random = createRandom(options.seed);
  const log = createEventLog(random, clock.now);
  const registry = createRegistry();
  const plans = createPlans(triggers);
  const itemOf = (trigger: TriggerDefinition, event: MockEvent, inputs: Inputs): Json => {
    const { item } = plans.of(trigger);
    return how.items.finish(makeItem(item, event, inputs), item, event);
  };
  const bodyOf = ({ trigger }: Subscription, items: readonly Json[]): Json =>
    plans.of(trigger).shape.around(items);
  const dispatcher = createDispatcher({
    how: how.sending,
    registry,
    transport,
    clock,
    bodyOf,
    ...defined({ watch }),
  });
  const notify = (subscription: Subscription, event: MockEvent): void =>
    dispatcher.send(subscription, itemOf(subscription.trigger, event, subscription.inputs));
  const desk: Desk = {
    registry,
    random,
    notify,
    events: log.all,
    bodyOf: (s) => registrationBody(plans.registrationOf(s.trigger), s, clock.now()),
  };
  const context: AnswerContext = { how, plans, log, desk, memory: new Map(), itemOf };
  return {
    operations: operationsOf(triggers, {
      access: how.access,
      polling: how.polling,
      key,
      answer: (trigger, call) => answerTrigger(trigger, call, context),
      cancel: (call) => answerCancellation(how.subscribing, call, desk),
    }),
    emit(cause) {
      const event = log.add(cause);
      watch?.({ type: 'event', event });
      for (const subscription of how.subscribing.recipients(event, registry)) notify(subscription, event);
      const { id, n, token, at } = event;
      return { id, n, token, at: new Date(at).toISOString(), ids: plans.idsOf(event) };
    },
    subscriptions: registry.live,
    close: dispatcher.close,
  };
};
