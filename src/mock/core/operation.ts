import type { SecurityScheme, TriggerDefinition } from '../../model.ts';
import type { MockAnswer, MockCall } from './call.ts';

/** Something that the mock answers: the call of a trigger, or a DELETE. */
export interface MockOperation {
  readonly method: string;
  /** Path template with the base path, without a query. */
  readonly template: string;
  /** The triggers that share the operation; what is validated is validated by the first. */
  readonly triggers: readonly TriggerDefinition[];
  /** One of these is enough; none: no credentials are needed. */
  readonly security: readonly SecurityScheme[];
  /** Whether a call carries good credentials by a scheme. */
  readonly isGood: (call: MockCall, scheme: SecurityScheme) => boolean;
  readonly refuse: (call: MockCall) => MockAnswer;
  /** Answers a call whose credentials are good. */
  readonly answer: (call: MockCall) => MockAnswer;
}

/** The path of a template, without what a request line's path cannot have. */
export const plainPath = (path: string): string => path.split(/[?#]/)[0] ?? '';
