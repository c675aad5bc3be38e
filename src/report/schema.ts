import type { JsonObject } from '../json.ts';

const text: JsonObject = { type: 'string' };
const count: JsonObject = { type: 'integer', minimum: 0 };
const list = (items: JsonObject): JsonObject => ({ type: 'array', items });
const verdict: JsonObject = { enum: ['pass', 'fail', 'unknown'] };
const level: JsonObject = { enum: ['error', 'warning', 'off'] };
const detailed: JsonObject = { enum: ['pass', 'fail', 'warn', 'skip', 'unknown'] };

/** Members that must be there, and members that may. */
const object = (
  required: Readonly<Record<string, JsonObject>>,
  optional: Readonly<Record<string, JsonObject>> = {},
): JsonObject => ({
  type: 'object',
  required: Object.keys(required),
  properties: { ...required, ...optional },
  additionalProperties: false,
});

const counts: JsonObject = object({ pass: count, fail: count, warn: count, skip: count, unknown: count });
const place: JsonObject = object({ file: text }, { pointer: text, line: count, column: count });
const seen: JsonObject = object(
  { exchange: count, part: text },
  {
    pointer: text,
    value: {},
    expected: { ...text, description: 'What should have stood there, in words' },
    line: { ...text, description: 'The exchange in a line' },
    excerpt: {
      ...list(object({ text }, { marked: { const: true }, expected: text })),
      description: 'The lines of the exchange around the spot, the guilty one marked',
    },
    curl: { ...text, description: 'Shell command that repeats the request; secrets are variables' },
  },
);

const finding: JsonObject = object(
  { rule: text, slug: text, level: { enum: ['error', 'warning'] }, trigger: text, message: text },
  {
    provider: { ...text, description: 'Whose trigger, where the report holds several contracts' },
    contract: { ...count, description: 'Position in contracts, where the report holds several' },
    triggers: { ...list(text), description: 'Every trigger that it concerns, where they are several' },
    title: { ...text, description: 'The promise, as a sentence' },
    repair: text,
    written: { ...place, description: 'The place in the definition' },
    before: { ...place, description: 'The place in the older definition, where the finding is a change' },
    seen: { ...seen, description: 'The exchange or delivery that shows the breach first' },
    alsoSeen: { ...list(count), description: 'Other exchanges that show it; the first 50' },
    times: { ...count, description: 'How many breaches that differ only in measured values it stands for' },
  },
);

const rule: JsonObject = object(
  { id: text, slug: text, level, verdict: detailed },
  {
    title: { ...text, description: 'The promise, as a sentence' },
    reason: { ...text, description: 'Why skipped or unknown, or at which trigger the breach is told' },
    noSubject: { const: true, description: 'Skipped because there was nothing to judge' },
    notConfigured: {
      const: true,
      description:
        'Skipped because of what the configuration, or the definition, may leave out: not counted as not judged',
    },
  },
);

const trigger: JsonObject = object(
  { id: text, kind: { enum: ['polling', 'webhook'] }, verdict, rules: list(rule) },
  {
    profile: text,
    filters: {
      const: 'untested',
      description: 'Inputs are given, and no event was caused that they exclude',
    },
  },
);

const interaction: JsonObject = object(
  { description: text, trigger: text, rules: list(text), verdict: detailed },
  {
    reason: text,
    step: { ...text, description: 'Its step of the contract' },
    broken: { ...list(text), description: 'The rules that its answer breaks' },
    seen: { ...seen, description: 'The request that Pact verified, and its answer' },
    repair: text,
    duplicateOf: { ...text, description: 'Rule whose finding already tells it, or what it rests on' },
  },
);

const url: JsonObject = { ...text, format: 'uri' };

const broker: JsonObject = object(
  {
    pact: { ...url, description: 'Where the contract is' },
    content: { ...text, description: "The broker's id of its content" },
    results: { ...url, description: 'Takes verification results' },
  },
  {
    partial: {
      ...list(text),
      description: 'Options that made the run speak for a part of the contract only',
    },
    reason: { ...text, description: 'What kept the run of this contract from its end' },
  },
);

const contract: JsonObject = object(
  {
    consumer: text,
    provider: text,
    pending: { type: 'boolean' },
    verdict,
    triggers: list(trigger),
    interactions: list(interaction),
  },
  {
    version: text,
    broker: { ...broker, description: 'What a result needs in order to be published later' },
  },
);

/** JSON Schema of the JSON report; members may be added, none is removed or changed under this version. */
export const reportSchema: JsonObject = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'report.schema.json',
  title: 'triggerpact report',
  ...object(
    {
      schemaVersion: { const: 1 },
      tool: object({ name: text, version: text }),
      command: text,
      verdict,
      startedAt: { ...text, format: 'date-time' },
      durationMs: { type: 'number', minimum: 0 },
      summary: object({
        rules: { ...counts, description: 'Rules that are switched off are not counted' },
        interactions: counts,
        exchanges: count,
        events: count,
        deliveries: count,
      }),
      contracts: list(contract),
      findings: list(finding),
      notes: list(object({ message: text }, { trigger: text, times: count })),
    },
    {
      reason: { ...text, description: 'Why the verdict is unknown, where no rule says it' },
      shard: {
        ...object({
          index: { type: 'integer', minimum: 1 },
          total: { type: 'integer', minimum: 1 },
          triggers: list(object({ consumer: text, provider: text, trigger: text }, { content: text })),
        }),
        description:
          'Where the run is one of several that belong together: which, and every trigger of the whole',
      },
      trace: { type: 'object' },
    },
  ),
};
