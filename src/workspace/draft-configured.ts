import { draftContract } from '../contract/draft.ts';
import type {
  Config,
  Contract,
  ContractTrigger,
  CredentialSource,
  ReadDocument,
  TriggerDefinition,
} from '../model.ts';
import { ruleLevels } from '../rules/mechanisms.ts';

/** Consumer and provider of a configuration: configured, else named after the first definition's title. */
export const namesOf = (
  config: Pick<Config, 'consumer' | 'provider'>,
  documents: readonly ReadDocument[],
): { readonly consumer: string; readonly provider: string } => {
  const title = documents[0]?.title ?? '';
  const fallback = title === '' ? (documents[0]?.file ?? 'Service') : title;
  return { provider: config.provider ?? fallback, consumer: config.consumer ?? `${fallback} connector` };
};

/** The rules of a trigger, with the levels of a configuration. */
export const levelsOf = (config: Config) => (trigger: TriggerDefinition) =>
  ruleLevels(trigger, { profile: config.profile, overrides: config.rules });

/** What a run adds to the contract that was agreed on: where the service is, and the levels that the contract lists. */
export interface Agreed {
  readonly triggers: readonly ContractTrigger[];
  /** Given for the requests of a run; without it, the contract is drafted as it is committed. */
  readonly basePath?: string;
}

const agreedLevels = (config: Config, agreed: Agreed | undefined) => (trigger: TriggerDefinition) =>
  agreed?.triggers.find((t) => t.definition.id === trigger.id)?.rules ?? levelsOf(config)(trigger);

const isGiven = (source: CredentialSource | 'none' | undefined): boolean => {
  if (source === undefined || source === 'none') return false;
  if (typeof source === 'function' || 'command' in source) return true;
  return Object.keys({ ...source.headers, ...source.query }).length > 0;
};

/** Whether a connection carries credentials, whatever the definition says of them. */
const hasCredentials = ({ service }: Config): boolean =>
  isGiven(service?.credentials) || isGiven(service?.badCredentials);

/** The contract of a configuration, drafted from its definitions, with the configured inputs. */
export const draftConfigured = (
  config: Config,
  names: { consumer: string; provider: string },
  triggers: readonly TriggerDefinition[],
  agreed?: Agreed,
): Contract =>
  draftContract({
    ...names,
    triggers,
    rules: agreedLevels(config, agreed),
    profile: config.profile,
    hasCredentials: hasCredentials(config),
    inputs: Object.fromEntries(Object.entries(config.triggers).map(([id, t]) => [id, t.inputs])),
    ...(agreed?.basePath === undefined
      ? {}
      : {
          overlays: config.backend,
          requireInputs: true,
          ...(agreed.basePath === '' ? {} : { basePath: agreed.basePath }),
        }),
  });
