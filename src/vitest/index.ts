/** Trigger contracts as suites of Vitest. */
export { describeTriggers } from './describe-triggers.ts';
export { BrokenTrigger } from '../suites/failure.ts';
export type { Connection, ServiceUnderTest, TriggerSuiteOptions } from '../suites/options.ts';
