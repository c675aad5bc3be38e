import type { Entry, Finding, Trace } from '../model.ts';

const lineOf = (entry: Entry): string | undefined => {
  if (entry.type === 'exchange') {
    const outcome = entry.response?.status ?? entry.failure?.code ?? 'no answer';
    return `${entry.request.method} ${entry.request.target} → ${outcome}`;
  }
  return entry.type === 'delivery'
    ? `notification ${entry.method} ${entry.target} → ${entry.status}`
    : undefined;
};

/** Gives each finding the line of its exchange, so that a report can be read without the trace. */
export const withSeenLines = (findings: readonly Finding[], trace: Trace | undefined): readonly Finding[] => {
  if (trace === undefined) return findings;
  const entries = new Map(trace.entries.map((e) => [e.seq, e]));
  return findings.map((finding) => {
    const entry = finding.seen === undefined ? undefined : entries.get(finding.seen.exchange);
    const line = entry === undefined ? undefined : lineOf(entry);
    return finding.seen === undefined || line === undefined
      ? finding
      : { ...finding, seen: { ...finding.seen, line } };
  });
};
