import { requireKnown } from '../config/known.ts';
import { draftContract as draft } from '../contract/draft.ts';
import { defined } from '../defined.ts';
import type { Json } from '../json.ts';
import type { Contract, Level, Profile, ReadDocument } from '../model.ts';
import { allRules } from '../rules/index.ts';
import { ruleLevels } from '../rules/mechanisms.ts';
import { namesOf } from '../workspace/draft-configured.ts';

/** What a contract is drafted with. */
export interface DraftOptions {
  /** Default: after the title of the first definition. */
  readonly provider?: string;
  readonly consumer?: string;
  /** Default: strict. */
  readonly profile?: Profile;
  /** Level overrides: rule id → level. */
  readonly rules?: Readonly<Record<string, Level>>;
  /** Trigger → its inputs, instead of examples. */
  readonly inputs?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
}

/**
 * Drafts the contract that the platform needs kept: for each trigger the rules that bind it, and the interactions that
 * Pact can verify. `triggerpact generate` writes the same as a Pact file.
 *
 * @throws {UsageError} There is no rule of a name in `rules`.
 * @example
 * const contract = draftContract(await readDefinitions('connector'));
 * contract.interactions.map((interaction) => interaction.description);
 */
export const draftContract = (documents: readonly ReadDocument[], options: DraftOptions = {}): Contract => {
  const { provider, consumer, profile = 'strict', rules = {}, inputs } = options;
  requireKnown(
    'rule',
    Object.keys(rules),
    allRules.map((r) => r.id),
    'rules',
  );
  return draft({
    ...namesOf(defined({ provider, consumer }), documents),
    triggers: documents.flatMap((d) => d.triggers),
    rules: (trigger) => ruleLevels(trigger, { profile, overrides: rules }),
    profile,
    ...defined({ inputs }),
  });
};
