/** Contract tests for trigger APIs, as a library: run, read what came out, and the nouns of both. */
export { draftContract, type DraftOptions } from './library/draft-contract.ts';
export { judge, type JudgeOptions } from './library/judge.ts';
export { lint, type LintOptions } from './library/lint.ts';
export { mock, type MockOptions, type RunningMock } from './library/mock.ts';
export { readDefinitions } from './library/read-definitions.ts';
export { render } from './library/render.ts';
export { verify, type VerifyInput } from './library/verify.ts';
export type { RunOptions } from './library/world.ts';
export { findingsOf, notJudged, resultsOf, type Asked, type TriggerResult } from './report/ask.ts';
export { exitCodeOf, type ExitCode, type ExitOptions } from './report/exit.ts';
export { DocumentError, HarnessError, ServiceError, UsageError } from './errors.ts';

// A configuration.
export {
  defineConfig,
  type ConfigInput,
  type CredentialsInput,
  type EmitInput,
  type ServiceInput,
  type StepInput,
  type TriggerInput,
} from './config/input.ts';
export type { CredentialValues, EmitFunction } from './model/config.ts';
export type { Level, Profile } from './model/contract.ts';

// A contract.
export type { Contract, ContractTrigger, Interaction, SkippedInteraction } from './model/contract.ts';

// A mock.
export type { Cause } from './mock/core/events.ts';
export type { Emitted } from './mock/core/mock.ts';

// A report.
export type {
  ContractReport,
  Finding,
  InteractionResult,
  Report,
  ReportNote,
  RuleResult,
  RuleVerdict,
  Seen,
  SeenPart,
  TriggerReport,
  Verdict,
} from './model/report.ts';

// The trace in it: what the service was asked, and what it did.
export type {
  DeliveryEntry,
  Entry,
  EventEntry,
  Exchange,
  NoteEntry,
  StallEntry,
  Trace,
  WindowEntry,
} from './model/trace.ts';

// A definition, as it is read.
export { readDefinition, type DefinitionText } from './openapi/read.ts';
export type { Mechanism, ReadDocument, ReadWarning, TriggerDefinition } from './model/definition.ts';
export type { Parameter, Place, Schema } from './model/operation.ts';
export type { Json, JsonObject } from './json.ts';
