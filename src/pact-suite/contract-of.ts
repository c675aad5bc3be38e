import { requireKnown } from '../config/known.ts';
import { draftContract } from '../contract/draft.ts';
import { defined } from '../defined.ts';
import type { Contract, Json, Profile } from '../model.ts';
import { readDefinition } from '../openapi/read.ts';
import { ruleLevels } from '../rules/mechanisms.ts';

/** What the interactions of a trigger are drafted with. */
export interface DraftOptions {
  /** Inputs of the trigger, as in `triggers` of a configuration. */
  readonly inputs?: Readonly<Record<string, Json>>;
  /** The parsed apiProperties.json: it says which triggers poll by policy. */
  readonly apiProperties?: object;
  readonly profile?: Profile;
}

const textOf = (value: object | string): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** The contract of one trigger of a definition, which is given as text or parsed. */
export const contractOf = (definition: object | string, trigger: string, options: DraftOptions): Contract => {
  const { apiProperties, inputs = {}, profile = 'strict' } = options;
  const properties =
    apiProperties === undefined ? undefined : { file: 'apiProperties.json', text: textOf(apiProperties) };
  const { triggers } = readDefinition({
    file: 'definition',
    text: textOf(definition),
    ...defined({ properties }),
  });
  requireKnown(
    'trigger',
    [trigger],
    triggers.map((t) => t.id),
    'the definition',
  );
  return draftContract({
    consumer: '',
    provider: '',
    triggers: triggers.filter((t) => t.id === trigger),
    rules: (t) => ruleLevels(t, { profile, overrides: {} }),
    profile,
    inputs: { [trigger]: inputs },
  });
};
