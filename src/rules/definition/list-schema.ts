import type { Schema, TriggerDefinition } from '../../model.ts';

/** The schema of a poll's 200 answer; undefined where the definition gives none. */
export const listSchema = ({ responses }: TriggerDefinition): Schema | undefined => {
  const status = ['200', '2XX', '2xx', 'default'].find((s) => Object.hasOwn(responses, s));
  return status === undefined ? undefined : responses[status]?.schema;
};
