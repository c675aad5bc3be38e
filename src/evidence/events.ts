import { groupBy } from '../group-by.ts';
import type { EventEntry, Exchange, Trace } from '../model.ts';

/** When an observer – a chain or a subscription – first saw an event. */
export interface Sighting {
  readonly token: string;
  readonly observer: string;
  readonly at: number;
}

/** Who saw which event when. */
export interface Sightings {
  /** When anybody but `except` first saw the event; undefined where nobody did. */
  readonly witnessedAt: (event: EventEntry, except?: string) => number | undefined;
  /** Whether anybody saw any event. */
  readonly any: () => boolean;
}

/** Indexes sightings by event. */
export const sightingsOf = (sightings: readonly Sighting[]): Sightings => {
  const byToken = groupBy(sightings, (s) => s.token);
  return {
    any: () => sightings.length > 0,
    witnessedAt(event, except) {
      const others = (byToken.get(event.token) ?? []).filter((s) => s.observer !== except);
      return others.length === 0 ? undefined : Math.min(...others.map((s) => s.at));
    },
  };
};

/**
 * The calls made for a trigger that say something of the service: not those that were throttled and repeated, nor one
 * that the end of the run cut short.
 */
export const exchangesOf = (trace: Trace, trigger: string): Exchange[] =>
  trace.entries.filter(
    (e): e is Exchange =>
      e.type === 'exchange' &&
      e.trigger === trigger &&
      e.throttled !== true &&
      e.failure?.code !== 'ABORT_ERR',
  );

/** When the first event was caused; undefined where none was. */
export const firstCausedAt = (events: readonly EventEntry[]): number | undefined =>
  events.find((e) => e.failed === undefined)?.at;

/** The events that concern a trigger, in order. */
export const eventsOf = (trace: Trace, trigger: string): EventEntry[] =>
  trace.entries.filter((e): e is EventEntry => e.type === 'event' && e.relations[trigger] !== undefined);

/** Whether an event is, or would be, caused with the second tenant's credentials. */
export const isOthers = ({ tenant }: Pick<EventEntry, 'tenant'>): boolean => tenant === 'other';

/** Events that were really caused and that the trigger is owed. */
export const expectedEvents = (events: readonly EventEntry[], trigger: string): EventEntry[] =>
  events.filter((e) => e.failed === undefined && e.relations[trigger] === 'expected');

/** Events that were really caused and that the trigger's inputs exclude. */
export const excludedEvents = (events: readonly EventEntry[], trigger: string): EventEntry[] =>
  events.filter((e) => e.failed === undefined && e.relations[trigger] === 'excluded');
