import type { JsonObject } from './json.ts';
import type { Mechanism, TriggerDefinition } from './model.ts';

/** What contracts, traces and reports call a mechanism: two members, which their layout has kept from the first. */
export interface MechanismLabel {
  readonly kind: 'polling' | 'webhook';
  readonly profile?: string;
}

const labels = {
  native: { kind: 'polling', profile: 'native' },
  policy: { kind: 'polling', profile: 'policy' },
  script: { kind: 'polling', profile: 'script' },
  webhook: { kind: 'webhook' },
} as const satisfies Record<Mechanism, MechanismLabel>;

/** The label of a mechanism in files. */
export const labelOf = (mechanism: Mechanism): MechanismLabel => labels[mechanism];

/** Whether the platform is told of news at a callback URL, where it would poll otherwise. */
export const isNotified = (mechanism: Mechanism): boolean => labels[mechanism].kind === 'webhook';

/** The mechanism that a label in a file names; undefined where it names none. */
const mechanismOf = (label: { readonly [key: string]: unknown }): Mechanism | undefined =>
  (Object.keys(labels) as Mechanism[]).find((mechanism) => {
    const { kind, profile }: MechanismLabel = labels[mechanism];
    return kind === label['kind'] && profile === label['profile'];
  });

/** A definition as contracts and traces hold it. */
export const savedDefinition = ({
  mechanism,
  ...definition
}: Pick<TriggerDefinition, 'mechanism'>): JsonObject => ({
  ...(definition as unknown as JsonObject),
  ...(labels[mechanism] as unknown as JsonObject),
});

/** The definition that a contract or a trace holds; undefined where its mechanism is none that is known. */
export const readDefinition = (saved: JsonObject): TriggerDefinition | undefined => {
  const mechanism = mechanismOf(saved);
  const { kind: _kind, profile: _profile, ...definition } = saved;
  return mechanism === undefined ? undefined : ({ ...definition, mechanism } as unknown as TriggerDefinition);
};
