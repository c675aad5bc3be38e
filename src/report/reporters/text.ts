import type { ContractReport, Finding } from '../../model.ts';
import { groupBy } from '../../group-by.ts';
import { footerOf } from '../footer.ts';
import { headlineOf } from '../headline.ts';
import { findingsOfContract } from '../owned.ts';
import { indent, printable } from './paint.ts';
import type { Reporter } from './reporter.ts';
import { styleOf, type Style } from './style.ts';
import { interactionsText, triggerText } from './text-trigger.ts';
import { wrap } from './wrap.ts';

const contractText = (contract: ContractReport, own: readonly Finding[], style: Style): string => {
  const version = contract.version === undefined ? '' : ` ${contract.version}`;
  const pending = contract.pending ? ' (pending: has no effect on the verdict)' : '';
  const title = printable(`${contract.consumer} → ${contract.provider}${version}${pending}`);
  const found = groupBy(own, (f) => f.trigger);
  const interacted = groupBy(contract.interactions, (i) => i.trigger);
  const triggers = contract.triggers.map((trigger) =>
    triggerText(trigger, found.get(trigger.id) ?? [], interacted.get(trigger.id) ?? [], style),
  );
  const interactions = contract.interactions.length === 0 ? [] : [interactionsText(contract, style)];
  return [style.paint('bold', title), ...[...triggers, ...interactions].map((part) => indent(part, 2))].join(
    '\n',
  );
};

/** The report for people: the verdict first, then causes before consequences, each with its repair. */
export const text: Reporter = (report, options) => {
  const style = styleOf(options);
  const { paint, room } = style;
  const colour = { pass: 'green', fail: 'red', unknown: 'yellow' } as const;
  const notes = report.notes.map(({ trigger, message, times }) => {
    const whole = `${trigger === undefined ? '' : `${trigger}: `}${message}${times === undefined ? '' : ` (${times} times)`}`;
    return wrap(printable(whole), room(2));
  });
  const sections = [
    paint(colour[report.verdict], wrap(printable(headlineOf(report)), room(0))),
    ...report.contracts.map((c) => contractText(c, findingsOfContract(report, c), style)),
    ...(notes.length === 0 ? [] : [`Notes\n${indent(notes.join('\n'), 2)}`]),
    paint('dim', footerOf(report)),
  ];
  return `${sections.join('\n\n')}\n`;
};
