import type { Json } from '../../json.ts';
import type { Mechanism, TriggerDefinition } from '../../model.ts';
import type { Behaviour } from './behaviour.ts';
import type { MockAnswer, MockCall } from './call.ts';
import type { EventLog, MockEvent } from './events.ts';
import { concerns, inputsOf, type Inputs } from './inputs.ts';
import { answerList } from './listing.ts';
import type { Plans } from './plans.ts';
import { answerPoll, stateParameter } from './polling.ts';
import { answerRegistration, type Desk } from './subscribing.ts';

/** What answers to triggers are made from. */
export interface AnswerContext {
  readonly how: Behaviour;
  readonly plans: Plans;
  readonly log: EventLog;
  readonly desk: Desk;
  /** What a fault remembers of pollers. */
  readonly memory: Map<string, number>;
  readonly itemOf: (trigger: TriggerDefinition, event: MockEvent, inputs: Inputs) => Json;
}

type Answer = (
  trigger: TriggerDefinition,
  call: MockCall,
  inputs: Inputs,
  context: AnswerContext,
) => MockAnswer;

const poll: Answer = (trigger, call, inputs, { how, plans, log, memory, itemOf }) =>
  answerPoll(how.polling, {
    call,
    trigger,
    parameter: stateParameter(trigger),
    all: log.all().filter((e) => concerns(e, trigger, inputs)),
    newest: log.newest(),
    shape: plans.of(trigger).shape,
    itemOf: (event) => itemOf(trigger, event, inputs),
    memory,
  });

const list: Answer = (trigger, call, inputs, { how, plans, log, itemOf }) => {
  const { shape, state } = plans.of(trigger);
  const everything = log.all().toReversed();
  return answerList(how.listing, {
    call,
    trigger,
    parameters: state,
    all: everything.filter((e) => concerns(e, trigger, inputs)),
    everything,
    origin: log.origin,
    shape,
    itemOf: (event) => itemOf(trigger, event, inputs),
  });
};

const register: Answer = (trigger, call, inputs, { how, desk }) =>
  answerRegistration(how.subscribing, trigger, call, inputs, desk);

// What a script needs of the service behind it is not known; in front of it, it polls as any other trigger.
const byMechanism = {
  native: poll,
  policy: list,
  script: poll,
  webhook: register,
} as const satisfies Record<Mechanism, Answer>;

/** Answers a trigger's own call: a poll, a list, a registration. */
export const answerTrigger = (
  trigger: TriggerDefinition,
  call: MockCall,
  context: AnswerContext,
): MockAnswer => byMechanism[trigger.mechanism](trigger, call, inputsOf(trigger, call), context);
