import type { Report } from '../model.ts';
import { counted } from '../counted.ts';
import { warningsOf } from './exit.ts';
import { countBroken } from './once.ts';
import { binding } from './owned.ts';

/** The only rule that is judged of what is no trigger. */
const NEAR_MISS = 'K1';

/** What the configuration may leave out is no gap. */
const coverage = ({ summary: { rules }, contracts }: Report): string => {
  const left = contracts
    .flatMap((c) => c.triggers.flatMap((t) => t.rules))
    .filter((r) => r.notConfigured === true && r.level !== 'off').length;
  const total = rules.pass + rules.fail + rules.warn + rules.skip + rules.unknown - left;
  const skipped = rules.skip - left;
  return skipped === 0 ? '' : `${skipped} of ${counted(total, 'rule')} not judged`;
};

/** Triggers that have inputs which no event of the run tried. */
const filters = ({ contracts }: Report): string => {
  const untested = contracts.flatMap((c) => c.triggers).filter((t) => t.filters === 'untested');
  const [first, ...others] = untested;
  if (first === undefined) return '';
  return `filters of ${others.length === 0 ? first.id : `${untested.length} triggers`} untested`;
};

const unknowns = ({ rules, interactions }: Report['summary']): string =>
  [
    rules.unknown === 0 ? '' : counted(rules.unknown, 'rule'),
    interactions.unknown === 0 ? '' : counted(interactions.unknown, 'interaction'),
  ]
    .filter((part) => part !== '')
    .join(' and ');

const breaches = (report: Report): string => {
  const { contracts, findings } = binding(report);
  const errors = countBroken(findings, 'error');
  const own = contracts
    .flatMap((c) => c.interactions)
    .filter((i) => i.verdict === 'fail' && i.duplicateOf === undefined).length;
  return [
    errors === 0 ? '' : counted(errors, 'finding'),
    own === 0 ? '' : `${counted(own, 'Pact interaction')} broken`,
  ]
    .filter((part) => part !== '')
    .join(', ');
};

const pending = (report: Report): string => {
  const broken = report.contracts.filter((c) => c.pending && c.verdict !== 'pass').length;
  return broken === 0 ? '' : `${counted(broken, 'pending contract')} not kept`;
};

/** Of definitions: how many rules judged how many triggers. */
const judgedTriggers = ({ command, contracts }: Report): string => {
  if (command !== 'lint') return '';
  const triggers = contracts
    .flatMap((c) => c.triggers)
    .filter((t) => t.rules.some((r) => r.id !== NEAR_MISS));
  const rules = new Set(
    triggers.flatMap((t) => t.rules.filter((r) => r.verdict !== 'skip').map((r) => r.id)),
  );
  return triggers.length === 0
    ? ''
    : `${counted(rules.size, 'rule')} judged ${counted(triggers.length, 'trigger')}`;
};

/** The verdict in a line, with what was not judged: `pass, 14 of 33 rules not judged`. */
export const headlineOf = (report: Report): string => {
  const warnings = warningsOf(report);
  const untold = unknowns(report.summary);
  const reason = report.verdict === 'pass' ? '' : (report.reason ?? '');
  const parts = [
    report.verdict === 'fail' ? breaches(report) : reason,
    warnings === 0 ? '' : counted(warnings, 'warning'),
    untold === '' ? '' : `${untold} could not be judged`,
    pending(report),
    filters(report),
    coverage(report),
    judgedTriggers(report),
    report.verdict === 'fail' ? reason : '',
  ].filter((part) => part !== '');
  const separator = report.verdict === 'pass' ? ', ' : ': ';
  return parts.length === 0 ? report.verdict : `${report.verdict}${separator}${parts.join(', ')}`;
};
