/** Triggers in a Pact suite of one's own: the provider's Verifier, the consumer's PactV4. */
export {
  triggerStates,
  type OwnOptions,
  type TriggerStates,
  type TriggerStatesOptions,
} from './trigger-states.ts';
export type { RequestFilter, StateHandler, Unreached } from '../pact/verifier-side.ts';
export { addNotification } from './add-notification.ts';
export {
  addTrigger,
  type AddedInteraction,
  type AddedTrigger,
  type AddTriggerOptions,
  type LeftInteraction,
} from './add-trigger.ts';
export type { DraftOptions } from './contract-of.ts';
