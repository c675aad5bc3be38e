import type { Finding, ReportNote, Seen } from '../model.ts';
import { causeOf } from './cause.ts';

const keyOf = (finding: Finding): string =>
  JSON.stringify([
    finding.contract,
    finding.provider,
    finding.trigger,
    finding.rule,
    finding.level,
    causeOf(finding.message),
    finding.written?.pointer,
    finding.before?.pointer,
  ]);

interface Told {
  readonly times?: number;
  readonly seen?: Seen;
  readonly alsoSeen?: readonly number[];
}

const MOST_SEEN = 50;

const alsoSeen = (first: Told, other: Told): readonly number[] => {
  const { alsoSeen: known = [] } = first;
  if (known.length >= MOST_SEEN) return known;
  const more = [...(other.seen === undefined ? [] : [other.seen.exchange]), ...(other.alsoSeen ?? [])];
  const all = [...new Set([...known, ...more])];
  return all
    .filter((seq) => seq !== first.seen?.exchange)
    .slice(0, MOST_SEEN)
    .toSorted((a, b) => a - b);
};

const together = <T extends Told>(first: T, other: T): T => {
  const also = alsoSeen(first, other);
  const times = (first.times ?? 1) + (other.times ?? 1);
  return { ...first, times, ...(also.length === 0 ? {} : { alsoSeen: also }) };
};

/** The first of equal ones, with how often they came. */
const once = <T extends Told>(all: readonly T[], key: (one: T) => string): readonly T[] => {
  const told = new Map<string, T>();
  for (const one of all) {
    const name = key(one);
    const first = told.get(name);
    told.set(name, first === undefined ? one : together(first, one));
  }
  return [...told.values()];
};

/** Breaches that differ only in measured values told once, with how often they were seen. */
export const tellOnce = (findings: readonly Finding[]): readonly Finding[] => once(findings, keyOf);

/** Notes that differ only in measured values told once, with how often they came. */
export const notesOnce = (notes: readonly ReportNote[]): readonly ReportNote[] =>
  once(notes, ({ trigger, message }) => JSON.stringify([trigger, causeOf(message)]));

/** How many rules are broken at a level, each counted once for each trigger. */
export const countBroken = (findings: readonly Finding[], level: Finding['level']): number => {
  const worst = new Map<string, Finding['level']>();
  for (const { contract, provider, trigger, rule, level: own } of findings) {
    const key = JSON.stringify([contract, provider, trigger, rule]);
    if (worst.get(key) !== 'error') worst.set(key, own);
  }
  return [...worst.values()].filter((own) => own === level).length;
};
