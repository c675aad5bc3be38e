import type { ContractReport, Finding } from '../../model.ts';
import { footerOf } from '../footer.ts';
import { headlineOf } from '../headline.ts';
import { findingsOfContract } from '../owned.ts';
import { indent, paintWith, printable, type Paint } from './paint.ts';
import type { Reporter } from './reporter.ts';
import { interactionsText, triggerText } from './text-trigger.ts';

const contractText = (contract: ContractReport, own: readonly Finding[], paint: Paint): string => {
  const version = contract.version === undefined ? '' : ` ${contract.version}`;
  const pending = contract.pending ? ' (pending: has no effect on the verdict)' : '';
  const title = printable(`${contract.consumer} → ${contract.provider}${version}${pending}`);
  const triggers = contract.triggers.map((trigger) =>
    triggerText(
      trigger,
      own.filter((f) => f.trigger === trigger.id),
      paint,
    ),
  );
  const interactions =
    contract.interactions.length === 0 ? [] : [interactionsText(contract.interactions, paint)];
  return [paint('bold', title), ...[...triggers, ...interactions].map((part) => indent(part, 2))].join('\n');
};

/** The report for people: the verdict first, then causes before consequences, each with its repair. */
export const text: Reporter = (report, { color }) => {
  const paint = paintWith(color);
  const colour = { pass: 'green', fail: 'red', unknown: 'yellow' } as const;
  const notes = report.notes.map((n) =>
    printable(n.trigger === undefined ? n.message : `${n.trigger}: ${n.message}`),
  );
  const sections = [
    paint(colour[report.verdict], printable(headlineOf(report))),
    ...report.contracts.map((c) => contractText(c, findingsOfContract(report, c), paint)),
    ...(notes.length === 0 ? [] : [`Notes\n${indent(notes.join('\n'), 2)}`]),
    paint('dim', footerOf(report)),
  ];
  return `${sections.join('\n\n')}\n`;
};
