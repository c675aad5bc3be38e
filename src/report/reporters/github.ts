import { defined } from '../../defined.ts';
import type { ContractReport, Finding, Report } from '../../model.ts';
import { findingsOfContract } from '../owned.ts';
import { breachLines, promiseText } from './breach-lines.ts';
import { printable } from './paint.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';
import { repositoryPath } from './repository-path.ts';

type Severity = 'error' | 'warning' | 'notice';

interface Annotation {
  readonly severity: Severity;
  readonly title: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly col?: number;
}

/** The escapes of workflow commands; a percent sign first, or it would be escaped twice. */
const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

const command = ({ severity, message, ...properties }: Annotation): string => {
  const { title, file, line, col } = properties;
  const all = Object.entries({ file, line, col, title }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${property(printable(String(value)))}`],
  );
  return `::${severity} ${all.join(',')}::${data(printable(message))}`;
};

const ofFinding = (finding: Finding, pending: boolean, { repository }: ReporterOptions): Annotation => {
  const { written, level, trigger } = finding;
  const file = written === undefined ? undefined : repositoryPath(written.file, repository);
  return {
    severity: pending ? 'notice' : level,
    title: `${promiseText(finding)} (${trigger})`,
    message: breachLines(finding).join('\n'),
    ...defined({ file }),
    // A line says nothing without its file.
    ...(file === undefined || written?.line === undefined ? {} : { line: written.line }),
    ...(file === undefined || written?.column === undefined ? {} : { col: written.column }),
  };
};

const ofInteractions = ({ interactions, pending }: ContractReport): readonly Annotation[] =>
  interactions.flatMap(({ verdict, duplicateOf, description, reason }): Annotation[] =>
    (verdict === 'fail' || verdict === 'warn') && duplicateOf === undefined
      ? [
          {
            severity: pending ? 'notice' : verdict === 'fail' ? 'error' : 'warning',
            title: `Pact interaction: ${description}`,
            message: reason ?? 'The interaction is broken',
          },
        ]
      : [],
  );

const ofReason = ({ reason, verdict }: Report): readonly Annotation[] =>
  reason === undefined || verdict === 'pass'
    ? []
    : [{ severity: 'error', title: 'triggerpact could not tell', message: reason }];

/** Notes of no trigger are about what was read and compared; the others are in the summary of the job. */
const ofNotes = ({ notes }: Report): readonly Annotation[] =>
  notes
    .filter((note) => note.trigger === undefined)
    .map(({ message }) => ({ severity: 'notice', title: 'triggerpact', message }));

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 };

/**
 * Workflow commands of GitHub Actions: an annotation for each finding, at its line of the definition, and for each note of
 * the run as a whole. Errors come first:
 * GitHub shows ten of each kind for a step.
 */
export const github: Reporter = (report, options) =>
  [
    ...ofReason(report),
    ...report.contracts.flatMap((contract) => [
      ...findingsOfContract(report, contract).map((f) => ofFinding(f, contract.pending, options)),
      ...ofInteractions(contract),
    ]),
    ...ofNotes(report),
  ]
    .toSorted((a, b) => RANK[a.severity] - RANK[b.severity])
    .map((annotation) => `${command(annotation)}\n`)
    .join('');
