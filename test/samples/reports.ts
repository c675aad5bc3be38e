import { addressOf } from '../../src/address.ts';
import { buildReport, type JudgedTrigger, type ReportInput } from '../../src/report/build.ts';
import type { Finding, InteractionResult, Report, RuleResult, Trace } from '../../src/model.ts';
import { allRules } from '../../src/rules/index.ts';

/** A rule result that passed, unless told otherwise. */
export const result = (id: string, more: Partial<RuleResult> = {}): RuleResult => ({
  id,
  slug: `slug-of-${id.toLowerCase()}`,
  level: 'error',
  verdict: 'pass',
  ...more,
});

/** An error of a rule on `OnNew`, unless told otherwise. */
export const finding = (rule: string, more: Partial<Finding> = {}): Finding => ({
  rule,
  slug: `slug-of-${rule.toLowerCase()}`,
  level: 'error',
  trigger: 'OnNew',
  message: `${rule} is broken`,
  repair: `Repair ${rule}`,
  ...more,
});

/** An interaction of `OnNew` that passed, unless told otherwise. */
export const interaction = (
  description: string,
  more: Partial<InteractionResult> = {},
): InteractionResult => ({
  description,
  trigger: 'OnNew',
  rules: ['P-02'],
  verdict: 'pass',
  ...more,
});

/** A judged polling trigger `OnNew`. */
export const judged = (
  results: readonly RuleResult[],
  findings: readonly Finding[] = [],
  id = 'OnNew',
): JudgedTrigger => ({ id, label: { kind: 'polling', profile: 'native' }, results, findings });

/** The report of one contract with one trigger, unless told otherwise. */
export const reportOf = (more: Partial<ReportInput> = {}): Report =>
  buildReport({
    version: '1.2.3',
    command: 'verify',
    startedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
    durationMs: 1234.4,
    rules: allRules,
    contracts: [{ consumer: 'C', provider: 'P', triggers: [judged([result('P-01')])] }],
    ...more,
  });

/** A trace with one exchange, number 7, and one delivery, number 8. */
export const trace: Trace = {
  schemaVersion: 2,
  consumer: 'C',
  provider: 'P',
  triggers: [],
  settings: {
    profile: 'strict',
    levels: {},
    address: addressOf('http://127.0.0.1:1'),
    hasCredentials: false,
    noEvents: false,
    settle: {},
    triggers: {},
  },
  entries: [
    {
      type: 'exchange',
      seq: 7,
      at: 1,
      intent: { kind: 'other', what: 'a call' },
      credentials: 'own',
      request: { method: 'GET', origin: 'http://127.0.0.1:1', target: '/items?since=3', headers: [] },
      response: { status: 204, headers: [], body: '' },
      durationMs: 3,
    },
    { type: 'delivery', seq: 8, at: 2, method: 'PUT', target: '/cb', headers: [], body: '', status: 202 },
  ],
};

/** A report with errors, a warning, skips, an unknown rule and interactions of every kind. */
export const broken = reportOf({
  contracts: [
    {
      consumer: 'C',
      provider: 'P',
      triggers: [
        judged(
          [
            result('P-02', { verdict: 'fail' }),
            result('P-04', { verdict: 'warn', level: 'warning' }),
            result('P-13', { verdict: 'skip', reason: 'because P-02 failed' }),
            result('P-14', { verdict: 'skip', reason: 'because P-02 failed' }),
            result('P-29', { verdict: 'unknown', reason: 'the service is not quiet' }),
          ],
          [
            finding('P-04', { level: 'warning' }),
            finding('P-02', {
              message: 'A poll with nothing new was answered 204\u001B[31m',
              seen: { exchange: 7, part: 'status', value: 204 },
              written: { file: 'a.json', pointer: '/paths', line: 3, column: 5 },
            }),
          ],
        ),
      ],
      interactions: [
        interaction('a first poll'),
        interaction('a poll with nothing new', {
          verdict: 'fail',
          duplicateOf: 'P-02',
          reason: 'expected status 202, got 204',
        }),
        interaction('a poll with <news>', { verdict: 'fail', reason: '$.value: expected an array' }),
        interaction('no credentials', { verdict: 'skip', reason: 'no credentials are configured' }),
      ],
    },
  ],
  notes: [{ message: 'a wait was cut at 2 s', trigger: 'OnNew' }],
  trace,
});
