import { urlOf, type Address } from '../../address.ts';
import { defined } from '../../defined.ts';
import type { Call } from '../../client/client.ts';
import type { EmitStep, Exchange, TriggerConfig } from '../../model.ts';
import { stepRequest, type Values } from '../../service/step-request.ts';
import type { Stimulus } from '../stimuli.ts';
import { burstOf, MOST, type Waves } from '../waves.ts';

/** An event that a run would cause, and how. */
export interface PlannedEvent {
  /** How often, at most. */
  readonly times: number;
  /** The triggers that are to tell of it; none: it must be kept from some. */
  readonly expectedBy: readonly string[];
  /** The second tenant causes it. */
  readonly tenant?: 'other';
  /** Requests, or what else is done, in words. */
  readonly steps: readonly (Exchange['request'] | string)[];
}

/** Every placeholder stands for itself: its value is only known when the event is caused. */
const unknownValues = (names: readonly string[]): Values =>
  Object.fromEntries(names.map((name) => [name, `{{${name}}}`]));

const ALWAYS = ['token', 'n', 'now', 'epoch', 'uuid'];

const savedBy = (step: EmitStep): readonly string[] =>
  typeof step === 'function' ? [] : Object.keys(step.save ?? {});

/** What a step needs to be written down. */
export interface StepContext {
  readonly address: Address;
  readonly requestOn: (origin: string, call: Call) => Promise<Exchange['request']>;
}

const stepOf = async (
  step: EmitStep,
  saved: readonly string[],
  { address, requestOn }: StepContext,
): Promise<Exchange['request'] | string> => {
  if (typeof step === 'function') return 'a function of the configuration';
  if ('command' in step) return `the command ${step.command.join(' ')}`;
  const { origin, ...request } = stepRequest(step, unknownValues([...ALWAYS, ...saved]), address);
  return requestOn(origin, { ...request, intent: { kind: 'emit', event: '' } });
};

const eventOf = async (stimulus: Stimulus, times: number, context: StepContext): Promise<PlannedEvent> => {
  const { tenant } = stimulus;
  const expectedBy = Object.entries(stimulus.relations)
    .filter(([, relation]) => relation === 'expected')
    .map(([id]) => id);
  if (stimulus.emit === 'manual') {
    const hint = stimulus.hint === undefined ? '' : ` (${stimulus.hint})`;
    return { times, expectedBy, steps: [`by hand${hint}: ${urlOf(context.address)}`] };
  }
  const steps: (Exchange['request'] | string)[] = [];
  const saved: string[] = [];
  for (const step of stimulus.emit) {
    steps.push(await stepOf(step, saved, context));
    saved.push(...savedBy(step));
  }
  return { times, expectedBy, steps, ...defined({ tenant }) };
};

/** Waves that cause nothing and say what would be caused. */
export const rehearsedWaves = (
  stimuli: readonly Stimulus[],
  configs: Readonly<Record<string, TriggerConfig>>,
  context: StepContext,
  planned: (event: PlannedEvent) => void,
): Waves => {
  const say = async (wanted: readonly Stimulus[], times: (stimulus: Stimulus) => number): Promise<[]> => {
    for (const stimulus of wanted) planned(await eventOf(stimulus, times(stimulus), context));
    return [];
  };
  return {
    inTurn: (wanted) => say(stimuli.filter(wanted), () => 1),
    burst: (wanted) => say(stimuli.filter(wanted), (stimulus) => burstOf(stimulus, { configs }) ?? MOST),
  };
};
