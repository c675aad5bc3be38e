import { checkInputs } from '../config/check-inputs.ts';
import { loginSecrets } from '../config/login-secrets.ts';
import { requireKnown } from '../config/known.ts';
import { draftContract } from '../contract/draft.ts';
import { UsageError } from '../errors.ts';
import { redact } from '../evidence/redact.ts';
import type { Config, Contract, Profile, ReadDocument, TriggerDefinition } from '../model.ts';
import type { Secret } from '../secret.ts';
import { ruleLevels } from '../rules/mechanisms.ts';
import { draftConfigured, namesOf } from './draft-configured.ts';

/** What contracts are drafted from. */
export interface DraftInput {
  readonly documents: readonly ReadDocument[];
  readonly config?: Config;
  readonly profile?: Profile;
}

const requireOnce = (triggers: readonly TriggerDefinition[]): void => {
  const seen = new Set<string>();
  for (const { id } of triggers) {
    if (seen.has(id)) throw new UsageError(`Two triggers are called "${id}": give each operationId once`);
    seen.add(id);
  }
};

/** Credentials that stand in the configuration as they are: an input must not carry one into a committed file. */
const secretsOf = (config: Config): readonly Secret[] =>
  [config.service?.credentials, config.service?.otherCredentials].flatMap((source) => {
    if (typeof source !== 'object' || 'command' in source) return [];
    const sent = 'login' in source ? loginSecrets(source.login) : [];
    const values = { ...source.headers, ...source.query };
    return [...sent, ...Object.entries(values).map(([name, value]) => ({ name, value }))];
  });

const configured = (config: Config, { documents, profile }: DraftInput): readonly Contract[] => {
  const triggers = documents.flatMap((d) => d.triggers);
  const ids = triggers.map((t) => t.id);
  requireOnce(triggers);
  requireKnown(
    'trigger',
    Object.keys(config.triggers),
    ids,
    `"triggers" of ${config.file ?? 'the configuration'}`,
  );
  checkInputs(config, triggers);
  const safe: Config = {
    ...config,
    triggers: redact(config.triggers, secretsOf(config)),
    profile: profile ?? config.profile,
  };
  return [draftConfigured(safe, namesOf(config, documents), triggers)];
};

/** Without a configuration, definitions of one title are one provider. */
const plain = ({ documents, profile = 'strict' }: DraftInput): readonly Contract[] => {
  const titles = [...new Set(documents.map((d) => d.title))];
  return titles.map((title) => {
    const own = documents.filter((d) => d.title === title);
    const triggers = own.flatMap((d) => d.triggers);
    requireOnce(triggers);
    const rules = (trigger: TriggerDefinition) => ruleLevels(trigger, { profile, overrides: {} });
    return draftContract({ ...namesOf({}, own), triggers, rules, profile });
  });
};

/** The contracts of definitions: one for a configuration, else one for each title. */
export const draftContracts = (input: DraftInput): readonly Contract[] => {
  const contracts = input.config === undefined ? plain(input) : configured(input.config, input);
  if (contracts.some((c) => c.triggers.length > 0)) return contracts;
  const files = input.documents.map((d) => `"${d.file}"`).join(', ');
  throw new UsageError(`Nothing to generate: no trigger (an operation with x-ms-trigger) in ${files}`);
};
