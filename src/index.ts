/** Contract tests for trigger APIs, as a library. */
export { defineConfig } from './config/input.ts';
export { DocumentError, HarnessError, ServiceError, UsageError } from './errors.ts';
export { lint, type LintOptions } from './library/lint.ts';
export { render } from './library/render.ts';
export { verify, type VerifyInput } from './library/verify.ts';
export type { RunOptions } from './library/world.ts';
export { readDefinition, type DefinitionText } from './openapi/read.ts';
export { exitCodeOf, type ExitCode, type ExitOptions } from './report/exit.ts';
export type { ConfigInput } from './config/input.ts';
export type * from './model.ts';
