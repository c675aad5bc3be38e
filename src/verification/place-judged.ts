import type { Finding, ReadDocument } from '../model.ts';
import { placeFindings } from '../report/place.ts';
import type { JudgedTrace } from '../rules/judge-trace.ts';

/** A judged trigger with every finding at its place in the definition. */
export const placeJudged = (
  judged: JudgedTrace,
  documents: readonly ReadDocument[],
): Omit<JudgedTrace, 'findings'> & { readonly findings: readonly Finding[] } => {
  const document = documents.find((d) => d.triggers.some((t) => t.id === judged.id));
  const pointer = document?.triggers.find((t) => t.id === judged.id)?.pointer;
  const findings = judged.findings.map((f) =>
    f.written === undefined && pointer !== undefined ? { ...f, written: pointer } : f,
  );
  return { ...judged, findings: placeFindings(findings, document?.locate) };
};
