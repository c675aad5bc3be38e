import { UsageError } from '../errors.ts';
import type { Config, TriggerDefinition } from '../model.ts';
import { buildRequest } from '../request/build.ts';
import { inputNames } from '../request/inputs.ts';
import { didYouMean } from '../suggest.ts';

/** Refuses inputs that a trigger does not have. */
export const checkInputs = (config: Config, triggers: readonly TriggerDefinition[]): void => {
  for (const trigger of triggers) {
    const inputs = config.triggers[trigger.id]?.inputs ?? {};
    const [unknown] = buildRequest(trigger, { inputs }).unknownInputs;
    if (unknown === undefined) continue;
    const known = inputNames(trigger);
    const hint = didYouMean(unknown, known) || `; known: ${known.join(', ') || 'none'}`;
    throw new UsageError(
      `Unknown input "${unknown}" in "triggers.${trigger.id}.inputs" of ${config.file ?? 'the configuration'}${hint}`,
    );
  }
};
