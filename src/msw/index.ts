/** Mocked triggers for a consumer's tests, in Node.js and in browsers. */
export { triggerHandlers, type TriggerHandlers, type TriggerHandlersOptions } from './trigger-handlers.ts';
export type { Cause } from '../mock/core/events.ts';
export type { Emitted } from '../mock/core/mock.ts';
export type { Notification, Receipt, Transport } from '../mock/core/sending.ts';
