import { defined } from '../defined.ts';
import type { Config, TriggerDefinition } from '../model.ts';
import { buildRequest } from '../request/build.ts';

/** Required inputs of a trigger that nobody gave a value for. */
export const missingInputs = (config: Config, trigger: TriggerDefinition): readonly string[] => {
  return buildRequest(trigger, {
    inputs: config.triggers[trigger.id]?.inputs ?? {},
    callback: 'https://receiver.invalid/',
    ...defined({ overlay: config.backend[trigger.id] }),
  }).made;
};
