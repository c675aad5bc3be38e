/** The nouns of triggerpact. Everything here is plain, readonly data. */
export type * from './model/definition.ts';
export type * from './model/operation.ts';
export type * from './model/contract.ts';
export type * from './model/intent.ts';
export type * from './model/trace.ts';
export type * from './model/report.ts';
export type * from './model/change.ts';
export type * from './model/config.ts';
export type * from './model/provider-states.ts';
export type { Json, JsonObject } from './json.ts';
