import { defined } from '../defined.ts';
import type { Json } from '../json.ts';
import type {
  BackendOverlay,
  Contract,
  Interaction,
  Level,
  Mechanism,
  Profile,
  SkippedInteraction,
  TriggerDefinition,
} from '../model.ts';
import type { Drafted, TriggerDraft } from './interaction.ts';
import { nativePolling, scriptPolling } from './polling.ts';
import { policyPolling } from './policy.ts';
import { webhook } from './webhook.ts';

/** What a contract is drafted from. */
export interface DraftInput {
  readonly consumer: string;
  readonly provider: string;
  readonly triggers: readonly TriggerDefinition[];
  /** The rules that bind a trigger, with their levels. */
  readonly rules: (trigger: TriggerDefinition) => Readonly<Record<string, Level>>;
  readonly profile: Profile;
  /** Trigger → its inputs. */
  readonly inputs?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly overlays?: Readonly<Record<string, BackendOverlay>>;
  /** Where the service is mounted; replaces the definitions' basePath. */
  readonly basePath?: string;
  /** Skips interactions whose required inputs have no value, instead of making one up. */
  readonly requireInputs?: boolean;
  /** Credentials are configured: a service may want them although the definition has no security scheme. */
  readonly hasCredentials?: boolean;
}

const drafters = {
  native: nativePolling,
  policy: policyPolling,
  script: scriptPolling,
  webhook,
} as const satisfies Record<Mechanism, (draft: TriggerDraft) => readonly Drafted[]>;

const isSkipped = (drafted: Drafted): drafted is SkippedInteraction => 'reason' in drafted;
const isInteraction = (drafted: Drafted): drafted is Interaction => !('reason' in drafted);

/** Drafts the contract that the platform needs kept for a set of triggers. */
export const draftContract = (input: DraftInput): Contract => {
  const triggers = input.triggers.map((definition) => ({ definition, rules: input.rules(definition) }));
  const drafted = triggers.flatMap(({ definition, rules }) => {
    const overlay = Object.hasOwn(input.overlays ?? {}, definition.id)
      ? input.overlays?.[definition.id]
      : undefined;
    const inputs = Object.hasOwn(input.inputs ?? {}, definition.id)
      ? input.inputs?.[definition.id]
      : undefined;
    return drafters[definition.mechanism]({
      trigger: definition,
      rules,
      profile: input.profile,
      inputs: inputs ?? {},
      ...defined({ overlay, basePath: input.basePath }),
      requireInputs: input.requireInputs ?? false,
      hasCredentials: input.hasCredentials ?? false,
    });
  });
  return {
    consumer: input.consumer,
    provider: input.provider,
    triggers,
    interactions: drafted.filter(isInteraction),
    skipped: drafted.filter(isSkipped),
  };
};
