/** Assertions of chai on answers and notifications of a trigger. */
export { chaiTriggers } from './chai-triggers.ts';
export type { DefinitionInput } from './definition-of.ts';
export type { Settled } from './types.ts';
