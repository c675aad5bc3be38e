import { defined } from '../defined.ts';
import { toPointer } from '../json.ts';
import type { Finding, Place, TriggerPlaces } from '../model.ts';
import type { RawFinding } from '../rules/judge.ts';

/** A finding without what its places are made of. */
const bare = (raw: RawFinding): Finding => {
  const { written: _written, place: _place, configured: _configured, changed: _changed, ...finding } = raw;
  return finding;
};

/** Turns the JSON Pointers of findings into places of the definition that was read. */
export const placeFindings = (
  findings: readonly RawFinding[],
  locate?: (pointer: string) => Place,
): readonly Finding[] =>
  findings.map((raw) => {
    const { written, place, changed } = raw;
    return {
      ...bare(raw),
      ...defined({
        written: place ?? (written === undefined ? changed?.after : locate?.(written)),
        before: changed?.before,
      }),
    };
  });

/** The rules of a list that the gateway polls: its policy says what they ask for. */
const isOfPolicy = ({ rule }: RawFinding): boolean => rule.startsWith('PP-');

/** The place of what a finding of a run is held against. */
const placeIn = (finding: RawFinding, places: TriggerPlaces): Place | undefined => {
  const { written, configured } = finding;
  const named =
    configured !== undefined
      ? places.configuration?.[toPointer(configured)]
      : written !== undefined
        ? places.pointers?.[written]
        : isOfPolicy(finding)
          ? places.policy
          : undefined;
  return named ?? places.definition;
};

/** Findings of a run, each with the place of what it is held against: in the definition, its policies, the configuration. */
export const placeInFiles = (
  findings: readonly RawFinding[],
  places: TriggerPlaces = {},
): readonly Finding[] =>
  findings.map((raw) => ({ ...bare(raw), ...defined({ written: raw.place ?? placeIn(raw, places) }) }));
