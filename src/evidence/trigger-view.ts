import type {
  EventEntry,
  NoteEntry,
  Trace,
  TriggerDefinition,
  TriggerSettings,
  WindowEntry,
} from '../model.ts';
import { eventsOf, type Sightings } from './events.ts';
import { serviceUrlOf } from './location.ts';

/** What the rules of every trigger judge, of whatever kind. */
export interface TriggerView {
  readonly trigger: TriggerDefinition;
  readonly settings: TriggerSettings;
  /** Where the definition's paths begin: origin and base path. */
  readonly serviceUrl: string;
  readonly hasCredentials: boolean;
  /** Longest time from an event to its being visible, or notified, in ms. */
  readonly settle: number;
  readonly events: readonly EventEntry[];
  readonly windows: readonly WindowEntry[];
  readonly notes: readonly NoteEntry[];
  readonly sightings: Sightings;
  /** Whether what arrives can be told apart: false where something came after an event and none bore a token or id. */
  readonly attributable: boolean;
}

/** The part of a view that does not depend on the kind of the trigger. */
export const commonView = (
  trace: Trace,
  trigger: TriggerDefinition,
): Omit<TriggerView, 'sightings' | 'attributable'> => ({
  trigger,
  settings: trace.settings.triggers[trigger.id] ?? { perEmit: 1, emits: false, excludes: false },
  serviceUrl: serviceUrlOf(trace.settings.serviceUrl, trigger.basePath),
  hasCredentials: trace.settings.hasCredentials,
  settle: trace.settings.settle[trigger.id] ?? 0,
  events: eventsOf(trace, trigger.id),
  windows: trace.entries.filter((e): e is WindowEntry => e.type === 'window' && e.trigger === trigger.id),
  notes: trace.entries.filter((e): e is NoteEntry => e.type === 'note' && e.trigger === trigger.id),
});
