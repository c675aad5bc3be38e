import type { Schema, TriggerDefinition } from '../../model.ts';

/** Whether a declared status is one of success: `201`, `2XX`. */
export const isSuccess = (status: string): boolean => /^2(\d\d|XX)$/i.test(status);

/** Where the answers of an operation are declared. */
export const responsesPointer = (operation: string): string => `${operation}/responses`;

/** The status under which the list of a poll is declared. */
export const listStatus = ({ responses }: TriggerDefinition): string | undefined =>
  ['200', '2XX', '2xx', 'default'].find((s) => Object.hasOwn(responses, s));

/** The schema of a poll's 200 answer; undefined where the definition gives none. */
export const listSchema = (trigger: TriggerDefinition): Schema | undefined => {
  const status = listStatus(trigger);
  return status === undefined ? undefined : trigger.responses[status]?.schema;
};
