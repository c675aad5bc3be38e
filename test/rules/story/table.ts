import { expect } from 'chai';
import type { Profile, Trace } from '../../../src/model.ts';
import { findingsOf } from './trace.ts';

/** A service that did something, and what a rule says of it. */
export interface Row {
  /** Completes "… when": what the service, or the run, did. */
  readonly when: string;
  readonly trace: Trace;
  /** The beginning of each thing said, up to a `…` in it the rest is free; none: the rule passes. */
  readonly says?: readonly string[];
  readonly profile?: Profile;
}

const fits = (said: string, wanted: string): boolean => {
  const parts = wanted.split('…');
  const places = parts.map((part) => said.indexOf(part));
  return places[0] === 0 && places.every((place, i) => place >= (places[i - 1] ?? 0));
};

const verbOf = (says: readonly string[]): string => {
  const [first] = says;
  if (first === undefined) return 'passes';
  if (first.startsWith('skip')) return 'is not judged';
  if (first.startsWith('unknown')) return 'cannot tell';
  return first.startsWith('error') ? 'fails' : 'warns';
};

/** Describes a rule by the services that it meets: each row is a trace and what the rule says of it. */
export const describeRule = (rule: string, rows: readonly Row[]): void => {
  describe(rule, () => {
    for (const { when, trace, says = [], profile } of rows) {
      it(`${rule} ${verbOf(says)} when ${when}`, () => {
        const said = findingsOf(rule, trace, profile);
        const isAsWanted = said.length === says.length && said.every((text, i) => fits(text, says[i] ?? ''));
        expect(isAsWanted, `said ${JSON.stringify(said)}`).to.equal(true);
      });
    }
  });
};
