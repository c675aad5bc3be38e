import type { ContractTrigger, ReportNote } from '../model.ts';
import { missingInputs } from './missing-inputs.ts';
import { chosenTriggers, type VerifyInput } from './verify-input.ts';

/** The triggers that are asked for and can be played, and a note for each of the others. */
export const playable = (
  input: VerifyInput,
): { readonly triggers: readonly ContractTrigger[]; readonly notes: readonly ReportNote[] } => {
  const notes: ReportNote[] = [];
  const triggers = chosenTriggers(input).filter(({ definition }) => {
    const missing = missingInputs(input.config, definition);
    if (missing.length === 0) return true;
    notes.push({
      trigger: definition.id,
      message: `Not judged: required input${missing.length === 1 ? '' : 's'} ${missing.map((m) => `"${m}"`).join(', ')} without a value; configure \`triggers.${definition.id}.inputs\``,
    });
    return false;
  });
  return { triggers, notes };
};
