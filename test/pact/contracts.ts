import type { Json } from '../../src/json.ts';
import type { Contract, Level, TriggerDefinition } from '../../src/model.ts';
import { draftContract, type DraftInput } from '../../src/contract/draft.ts';
import { stepRules } from '../../src/contract/steps.ts';
import { driveContract } from '../../src/pact/drive.ts';
import { contractText } from '../../src/pact/write.ts';

/** Every rule that an interaction can stand for, as an error. */
export const allErrors: Readonly<Record<string, Level>> = Object.fromEntries(
  Object.values(stepRules).flatMap((parts) =>
    Object.values(parts)
      .flat()
      .map((id) => [id, 'error' as const]),
  ),
);

/** Drafts a contract for triggers, with every rule an error. */
export const draft = (triggers: readonly TriggerDefinition[], changes: Partial<DraftInput> = {}): Contract =>
  draftContract({
    consumer: 'Voicemail connector',
    provider: 'Voicemail',
    triggers,
    rules: () => allErrors,
    profile: 'strict',
    ...changes,
  });

/** The Pact file of a contract, driven and parsed. */
export const pactOf = async (contract: Contract): Promise<Json> =>
  JSON.parse(contractText(contract, await driveContract(contract))) as Json;
