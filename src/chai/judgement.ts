import type { ExcerptLine, Finding, Trace } from '../model.ts';
import { buildReport } from '../report/build.ts';
import { allRules } from '../rules/index.ts';
import { judgeTrace } from '../rules/judge-trace.ts';

/** What rules say of a small trace: that they are kept, how one is broken, or that it cannot be told. */
export type Judgement =
  | { readonly kind: 'kept' }
  | { readonly kind: 'broken'; readonly text: string; readonly expected?: string; readonly actual?: string }
  | { readonly kind: 'open'; readonly text: string };

const excerptLine = ({ text, marked, expected }: ExcerptLine): string => {
  const told = expected === undefined ? '' : `   ← expected ${expected}`;
  return `${marked === true ? '  > ' : '    '}${text}${told}`.trimEnd();
};

const textOf = ({ rule, title, message, seen, repair }: Finding): string =>
  [
    `${rule} ${title ?? ''}`.trimEnd(),
    message,
    ...(seen?.excerpt ?? []).map(excerptLine),
    ...(repair === undefined ? [] : [`repair: ${repair}`]),
  ].join('\n');

const broken = (finding: Finding): Judgement => {
  const { value, expected, excerpt } = finding.seen ?? {};
  const text = textOf(finding);
  const written = typeof value === 'string' ? value : JSON.stringify(value);
  const actual =
    written ??
    excerpt
      ?.find((line) => line.marked === true)
      ?.text.trim()
      .replace(/,$/, '');
  return expected === undefined || actual === undefined
    ? { kind: 'broken', text }
    : { kind: 'broken', text, expected, actual };
};

/**
 * Judges a trace by the rules that it lists. What is a warning in a report breaks an assertion: who asserts it wants it
 * kept. `main` is the promise that is asserted, and must have been judged.
 */
export const judgementOf = (trace: Trace, main: string): Judgement => {
  const [judged] = judgeTrace(trace);
  if (judged === undefined) throw new Error('A trace without a trigger');
  const findings = judged.findings.map(({ written: _w, place: _p, changed: _c, ...finding }) => finding);
  const contract = { consumer: '', provider: '', triggers: [{ ...judged, findings }] };
  const report = buildReport({
    version: '',
    command: 'assert',
    startedAt: 0,
    durationMs: 0,
    rules: allRules,
    contracts: [contract],
    trace,
  });
  const order = judged.results.map((r) => r.id);
  const [first] = report.findings.toSorted((a, b) => order.indexOf(a.rule) - order.indexOf(b.rule));
  if (first !== undefined) return broken(first);
  const unknown = judged.results.find((r) => r.verdict === 'unknown');
  const skipped = judged.results.find((r) => r.id === main && r.verdict === 'skip');
  const open = unknown ?? skipped;
  return open === undefined ? { kind: 'kept' } : { kind: 'open', text: `${open.id}: ${open.reason ?? ''}` };
};
