import { DocumentError } from '../../errors.ts';
import type { Mechanism, TriggerDefinition } from '../../model.ts';
import { typesOf } from '../../request/flatten.ts';
import { stateParameters } from './policy-state.ts';
import { resolve } from './resolve.ts';

type Root = string | undefined;

const ofPolicy = (trigger: TriggerDefinition, root: Root): readonly string[] => {
  const parameters = stateParameters(trigger);
  const fixed = parameters.find((p) => p.fields.some((f) => f.order === undefined));
  return [
    ...(root === 'array' ? ['its 200 is declared as an array, and the gateway reads an object (PP-03)'] : []),
    ...(parameters.length === 0
      ? ['its policy reads no state from the list, so that every poll brings everything (D-17)']
      : []),
    ...(fixed === undefined
      ? []
      : [`its state "${fixed.name}" is made of a type without an order, so that nothing is newer (PP-05)`]),
  ];
};

const unlessUnreadable = (obstacles: () => readonly string[]): readonly string[] => {
  try {
    return obstacles();
  } catch (error) {
    if (error instanceof DocumentError) return [error.message];
    throw error;
  }
};

const byMechanism = {
  native: ({ delivery }, root) =>
    delivery === 'single' && root === 'array'
      ? ['it is declared single, and its 200 as an array (P-18)']
      : [],
  policy: (trigger, root) => unlessUnreadable(() => ofPolicy(trigger, root)),
  script: () => ['a script stands between it and the service, and what that needs is not known'],
  webhook: ({ callback }) =>
    callback === undefined ? ['its registration has no property that takes the callback URL (D-03)'] : [],
} as const satisfies Record<Mechanism, (trigger: TriggerDefinition, root: Root) => readonly string[]>;

/** Why no service at all could keep the contract of a trigger as it is defined; none where one can. */
export const obstaclesOf = (trigger: TriggerDefinition): readonly string[] => {
  const schema = trigger.responses['200']?.schema;
  const flat = schema === undefined ? undefined : resolve(schema, trigger.definitions)?.schema;
  return byMechanism[trigger.mechanism](trigger, typesOf(flat ?? {})[0]);
};
