import { defined } from '../defined.ts';
import { interpolate } from '../interpolate.ts';
import { canonicalJson, textOf, type Json } from '../json.ts';
import type { Emit, EmitStep, EventEntry, Relation, TriggerConfig } from '../model.ts';
import type { Recorder } from '../client/recorder.ts';
import { isOthers } from '../evidence/events.ts';
import { cause, type EmitContext } from '../service/emit.ts';
import type { Values } from '../service/step-request.ts';

/** A way to cause an event, and how that event concerns each trigger. Identical emits are one stimulus. */
export interface Stimulus {
  readonly emit: Emit;
  readonly relations: Readonly<Record<string, Relation>>;
  /** Triggers whose inputs are only assumed to exclude the event. */
  readonly assumed: readonly string[];
  readonly hint: string | undefined;
  /** Caused with the second tenant's credentials. */
  readonly tenant?: 'other';
}

const keyOf = (emit: Emit, functions: EmitStep[]): string =>
  emit === 'manual'
    ? 'manual'
    : canonicalJson(
        emit.map((step): Json => {
          if (typeof step !== 'function') return step as unknown as Json;
          if (!functions.includes(step)) functions.push(step);
          return `function ${functions.indexOf(step)}`;
        }),
      );

/** The distinct stimuli of a run, each with its relation to every trigger: expected, excluded, or possible. */
export const stimuliOf = (
  triggers: readonly { readonly id: string; readonly hint?: string; readonly config: TriggerConfig }[],
): readonly Stimulus[] => {
  const functions: EmitStep[] = [];
  const found = new Map<
    string,
    { emit: Emit; relations: Record<string, Relation>; assumed: string[]; hint: string | undefined }
  >();
  const relate = (
    emit: Emit,
    trigger: string,
    relation: Relation,
    hint?: string,
    isAssumed = false,
  ): void => {
    const key = keyOf(emit, functions);
    const stimulus = found.get(key) ?? { emit, relations: {}, assumed: [], hint };
    stimulus.relations[trigger] = relation;
    if (isAssumed) stimulus.assumed.push(trigger);
    found.set(key, stimulus);
  };
  for (const { id, hint, config } of triggers) {
    for (const other of config.emitOther)
      relate(other, id, 'excluded', hint, config.assumedOther?.includes(other));
    if (config.emit !== undefined) relate(config.emit, id, 'expected', hint);
  }
  for (const stimulus of found.values()) for (const { id } of triggers) stimulus.relations[id] ??= 'possible';
  // What is excluded goes first, so that an expected event that arrives bears witness to its absence.
  return [...found.values()].sort((a, b) => Number(isExpected(a)) - Number(isExpected(b)));
};

/** Whether some trigger is owed the events of a stimulus. */
export const isExpected = (stimulus: Stimulus): boolean =>
  Object.values(stimulus.relations).includes('expected');

/** Whether the events of a stimulus are owed to nobody, as inputs exclude them. */
export const isExcluded = (stimulus: Stimulus): boolean => !isExpected(stimulus) && !isOthers(stimulus);

/** What causing events needs. */
export interface StimulusContext extends EmitContext {
  readonly recorder: Recorder;
  readonly configs: Readonly<Record<string, TriggerConfig>>;
  /** Makes a token that is unique to one event. */
  readonly token: () => string;
  readonly now: () => Date;
  readonly uuid: () => string;
  /** Tells the user to cause an event by hand. */
  readonly ask: (message: string) => void;
  /** Learns of values that steps saved for the event of a token. */
  readonly saved: (values: Values, token: string) => void;
}

const safely = (value: Json, values: Values): Json | undefined => {
  try {
    return interpolate(value, values);
  } catch {
    return undefined;
  }
};

const identify = (
  stimulus: Stimulus,
  values: Values,
  context: StimulusContext,
): Pick<EventEntry, 'ids' | 'expect'> => {
  const ids: Record<string, string[]> = {};
  const expect: Record<string, Record<string, Json>> = {};
  for (const id of Object.keys(stimulus.relations)) {
    const config = context.configs[id];
    if (config === undefined) continue;
    const emitted = (config.eventId?.emitted ?? [])
      .map((text) => safely(text, values))
      .filter((v) => v !== undefined && v !== null);
    if (emitted.length > 0) ids[id] = emitted.map(textOf);
    if (stimulus.relations[id] !== 'expected') continue;
    const wanted = Object.entries(config.expect).map(
      ([pointer, value]) => [pointer, safely(value, values)] as const,
    );
    expect[id] = Object.fromEntries(wanted.filter((w): w is [string, Json] => w[1] !== undefined));
  }
  return { ids, expect };
};

const relationsOf = ({
  relations,
  assumed,
  tenant,
}: Stimulus): Pick<EventEntry, 'relations' | 'assumed' | 'tenant'> => ({
  relations,
  ...(assumed.length === 0 ? {} : { assumed }),
  ...defined({ tenant }),
});

/** Causes one event of a stimulus and records it. */
export const causeOne = async (
  stimulus: Stimulus,
  n: number,
  context: StimulusContext,
): Promise<EventEntry> => {
  const { recorder } = context;
  const token = context.token();
  const now = context.now();
  const values: Values = {
    token,
    n,
    now: now.toISOString(),
    epoch: Math.floor(now.getTime() / 1000),
    uuid: context.uuid(),
  };
  const at = recorder.now();
  if (stimulus.emit === 'manual') {
    context.ask(
      `Cause one event now${stimulus.hint === undefined ? '' : ` (${stimulus.hint})`}; where a text can be given, put ${token} in it`,
    );
    return recorder.add<EventEntry>({
      type: 'event',
      at,
      token,
      ...relationsOf(stimulus),
      ...identify(stimulus, values, context),
      doneAt: recorder.now(),
    });
  }
  const caused = await cause(stimulus.emit, token, values, {
    ...context,
    learn: (made) => context.saved(made, token),
  });
  return recorder.add<EventEntry>({
    type: 'event',
    at,
    token,
    ...relationsOf(stimulus),
    ...identify(stimulus, caused.values, context),
    doneAt: recorder.now(),
    ...(caused.ok ? {} : { failed: caused.why }),
  });
};
