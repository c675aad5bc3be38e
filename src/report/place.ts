import { defined } from '../defined.ts';
import type { Finding, Place } from '../model.ts';
import type { RawFinding } from '../rules/judge.ts';

/** Turns the JSON Pointers of findings into places of the definition that was read. */
export const placeFindings = (
  findings: readonly RawFinding[],
  locate?: (pointer: string) => Place,
): readonly Finding[] =>
  findings.map(({ written, place, changed, ...finding }) => ({
    ...finding,
    ...defined({
      written: place ?? (written === undefined ? changed?.after : locate?.(written)),
      before: changed?.before,
    }),
  }));
