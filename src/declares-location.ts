import type { ResponseDefinition, TriggerDefinition } from './model.ts';

/** Whether an answer declares the header that carries the state of a poll, or the URL of a subscription. */
export const declaresLocation = ({ headers }: ResponseDefinition): boolean =>
  headers.some((header) => header.toLowerCase() === 'location');

/** Whether the answers to polls show that the service keeps their state itself. */
export const showsOwnState = ({ responses }: Pick<TriggerDefinition, 'responses'>): boolean =>
  Object.hasOwn(responses, '202') || Object.values(responses).some(declaresLocation);
