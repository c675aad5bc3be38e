import { bodyOf } from '../../evidence/body.ts';
import { toldBy } from '../../evidence/told-by.ts';
import type { DeliveryEntry, Entry, EventEntry, Exchange, Relation, Trace } from '../../model.ts';
import { threadOf } from '../thread.ts';

/** One step of a chain of polls or a subscription. */
export type Step =
  | { readonly kind: 'call'; readonly entry: Exchange; readonly brings: readonly number[] }
  | { readonly kind: 'notification'; readonly entry: DeliveryEntry; readonly brings: readonly number[] }
  | {
      readonly kind: 'event';
      readonly entry: EventEntry;
      readonly number: number;
      readonly relation: Relation;
    }
  | { readonly kind: 'gap'; readonly count: number };

/** A chain of polls or a subscription, from its first call to its last. */
export interface Thread {
  readonly id: string;
  readonly trigger: string;
  readonly steps: readonly Step[];
}

/** Steps at the beginning of a thread that are always shown, and those around a breach. */
const FIRST = 40;
const AROUND = 3;
/** Longer bodies are not searched for events. */
const SEARCHED = 200_000;

/** The events, by their number in the run, that a body tells of. */
const eventsIn = (
  entry: Exchange | DeliveryEntry,
  trigger: string,
  events: readonly EventEntry[],
  trace: Trace,
): readonly number[] => {
  const settings = trace.settings.triggers[trigger];
  const definition = trace.triggers.find((t) => t.definition.id === trigger)?.definition;
  const { text } = bodyOf(entry);
  if (text === '' || text.length > SEARCHED || settings === undefined || definition === undefined) return [];
  return toldBy(entry, events, definition, settings).map((event) => events.indexOf(event) + 1);
};

const stepOf = (
  entry: Entry,
  trigger: string,
  events: readonly EventEntry[],
  trace: Trace,
): readonly Step[] => {
  if (entry.type === 'event') {
    const relation = entry.relations[trigger];
    return relation === undefined
      ? []
      : [{ kind: 'event', entry, number: events.indexOf(entry) + 1, relation }];
  }
  if (entry.type !== 'exchange' && entry.type !== 'delivery') return [];
  const brings = eventsIn(entry, trigger, events, trace);
  return [
    entry.type === 'exchange' ? { kind: 'call', entry, brings } : { kind: 'notification', entry, brings },
  ];
};

/** The first steps and those around a breach; what is left out is counted. */
const shortened = (steps: readonly Step[], isWrong: (seq: number) => boolean): readonly Step[] => {
  const wrong = steps.flatMap((s, i) => (s.kind !== 'gap' && isWrong(s.entry.seq) ? [i] : []));
  const isShown = (i: number): boolean => i < FIRST || wrong.some((w) => Math.abs(w - i) <= AROUND);
  const shown: Step[] = [];
  let left = 0;
  for (const [i, step] of steps.entries()) {
    if (!isShown(i)) {
      left += 1;
      continue;
    }
    if (left > 0) shown.push({ kind: 'gap', count: left });
    left = 0;
    shown.push(step);
  }
  return left > 0 ? [...shown, { kind: 'gap', count: left }] : shown;
};

/** Every chain and subscription of a run, with the events that were caused meanwhile. */
export const threadsOf = (trace: Trace, isWrong: (seq: number) => boolean): readonly Thread[] => {
  const events = trace.entries.filter((e): e is EventEntry => e.type === 'event');
  const ids = [...new Set(trace.entries.flatMap((e) => threadOf(e) ?? []))];
  return ids.flatMap((id) => {
    const own = trace.entries.filter((e) => threadOf(e) === id);
    const [first] = own;
    const last = own.at(-1);
    const trigger = first?.trigger;
    if (first === undefined || last === undefined || trigger === undefined) return [];
    const story = trace.entries.filter(
      (e) => threadOf(e) === id || (e.type === 'event' && e.seq > first.seq && e.seq < last.seq),
    );
    const steps = story.flatMap((entry) => stepOf(entry, trigger, events, trace));
    return [{ id, trigger, steps: shortened(steps, isWrong) }];
  });
};
