import { valueAt, type Json } from '../../json.ts';
import type { TriggerDefinition } from '../../model.ts';
import { empty, json, problem, type MockAnswer, type MockCall } from './call.ts';
import { concerns, type Inputs } from './inputs.ts';
import type { MockEvent } from './events.ts';
import type { Random } from './random.ts';
import { isCallTo, type Registry, type Subscription } from './registry.ts';
import { hasNumericId, unsubscribeTarget } from './unsubscribe-target.ts';

/** A registration: who asks for what. */
export interface Wish {
  readonly call: MockCall;
  readonly trigger: TriggerDefinition;
  readonly callback: string;
  readonly inputs: Inputs;
}

/** What registrations need of the mock. */
export interface Desk {
  readonly registry: Registry;
  readonly random: Random;
  /** The body of the answer to a registration. */
  readonly bodyOf: (subscription: Subscription) => Json;
  /** Tells one subscriber of an event. */
  readonly notify: (subscription: Subscription, event: MockEvent) => void;
  readonly events: () => readonly MockEvent[];
}

/** How subscriptions are kept, in replaceable parts. */
export interface Subscribing {
  /** Why nothing can be sent to a callback; undefined for a good one. */
  readonly objection: (callback: Json | undefined) => string | undefined;
  readonly subscribe: (wish: Wish, desk: Desk) => Subscription;
  /** The last word on the answer to a registration. */
  readonly registered: (answer: MockAnswer, wish: Wish, subscription: Subscription, desk: Desk) => MockAnswer;
  /** Ends a subscription; absent where none is at that place. */
  readonly cancel: (subscription: Subscription | undefined, call: MockCall, desk: Desk) => MockAnswer;
  /** Who hears of an event. */
  readonly recipients: (event: MockEvent, registry: Registry) => readonly Subscription[];
}

/** A new subscription of a wish. */
export const newSubscription = (
  { trigger, callback, inputs }: Wish,
  { registry, random }: Desk,
): Subscription => {
  const count = registry.live().length + registry.ended().length;
  const id = hasNumericId(trigger, inputs) ? String(100_001 + count) : random.uuid();
  return { id, trigger, callback, inputs, target: unsubscribeTarget(trigger, id, inputs) };
};

/** The subscriptions of a service that keeps its contract. */
export const subscribing: Subscribing = {
  objection(callback) {
    if (typeof callback !== 'string' || callback === '') return 'The callback URL is missing';
    if (!URL.canParse(callback) || !/^https?:\/\//i.test(callback))
      return 'The callback is not an absolute http or https URL';
    return undefined;
  },
  // A platform repeats a registration whose answer it missed: one callback is one subscription.
  subscribe(wish, desk) {
    const { registry } = desk;
    const same = registry
      .live()
      .find((s) => s.trigger.id === wish.trigger.id && s.callback === wish.callback);
    const made = same === undefined ? newSubscription(wish, desk) : { ...same, inputs: wish.inputs };
    registry.add(made);
    return made;
  },
  registered: (answer) => answer,
  cancel(subscription, _call, { registry }) {
    if (subscription === undefined) return problem(404, 'There is no such subscription');
    registry.end(subscription);
    return empty(204);
  },
  recipients: (event, registry) => registry.live().filter((s) => concerns(event, s.trigger, s.inputs)),
};

/** Answers a registration. */
export const answerRegistration = (
  how: Subscribing,
  trigger: TriggerDefinition,
  call: MockCall,
  inputs: Inputs,
  desk: Desk,
): MockAnswer => {
  const callback = trigger.callback === undefined ? undefined : valueAt(call.body, trigger.callback);
  const objection = how.objection(callback);
  if (objection !== undefined) return problem(400, objection);
  const wish: Wish = { call, trigger, callback: typeof callback === 'string' ? callback : '', inputs };
  const subscription = how.subscribe(wish, desk);
  const location = `${call.origin}${subscription.target}`;
  return how.registered(
    json(201, desk.bodyOf(subscription), [['Location', location]]),
    wish,
    subscription,
    desk,
  );
};

/** Answers a DELETE. */
export const answerCancellation = (how: Subscribing, call: MockCall, desk: Desk): MockAnswer =>
  how.cancel(
    desk.registry.live().find((s) => isCallTo(call, s.target)),
    call,
    desk,
  );
