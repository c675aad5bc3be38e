import { mounted, type Address } from '../address.ts';
import type {
  EventEntry,
  Exchange,
  StallEntry,
  Trace,
  TriggerDefinition,
  TriggerSettings,
  WindowEntry,
} from '../model.ts';
import type { Arrival } from './arrivals.ts';
import type { Revenant, Survivor } from './restart.ts';
import { stallsOf } from './stalls.ts';
import { eventsOf, exchangesOf, type Sightings } from './events.ts';

/** What the rules of every trigger judge, of whatever kind. */
export interface TriggerView {
  readonly trigger: TriggerDefinition;
  readonly settings: TriggerSettings;
  /** Where the definition's paths begin. */
  readonly address: Address;
  readonly hasCredentials: boolean;
  /** Longest time from an event to its being visible, or notified, in ms. */
  readonly settle: number;
  /** The calls made for the trigger that say something of the service. */
  readonly exchanges: readonly Exchange[];
  readonly events: readonly EventEntry[];
  readonly windows: readonly WindowEntry[];
  /** What those from before a restart of the service got of the events around it; empty where it was not restarted. */
  readonly survivors: readonly Survivor[];
  /** What those brought after the restart that should not have come; empty for webhooks, whose rules go on after it. */
  readonly revenants: readonly Revenant[];
  readonly sightings: Sightings;
  /** When the run itself stood still. */
  readonly stalls: readonly StallEntry[];
  /** What was handed over, with the events of ours that it tells of. */
  readonly arrivals: readonly Arrival[];
  /** Whether what arrives can be told apart: false where something came after an event and none bore a token or id. */
  readonly attributable: boolean;
}

const UNSAID: TriggerSettings = { perEmit: 1, emits: false, excludes: false };

/** Until when the service is known to have been there: its last answer, where it refused connections afterwards. */
const lastSeenAt = (trace: Trace): number => {
  const calls = trace.entries.filter((e): e is Exchange => e.type === 'exchange');
  const last = Math.max(0, ...calls.filter((e) => e.response !== undefined).map((e) => e.at + e.durationMs));
  const isGone = calls.some((e) => e.failure?.code === 'ECONNREFUSED' && e.at >= last);
  return isGone ? last : Infinity;
};

/** The windows of a trigger; waiting for a service that has gone away is not waiting. */
const windowsOf = (trace: Trace, trigger: string): WindowEntry[] => {
  const end = lastSeenAt(trace);
  return trace.entries
    .filter((e): e is WindowEntry => e.type === 'window' && e.trigger === trigger)
    .map((w) => ({ ...w, to: Math.min(w.to, end) }))
    .filter((w) => w.to >= w.from || w.purpose === 'arrival');
};

/** How what arrives for a trigger is read. */
export const settingsIn = ({ settings }: Trace, { id }: TriggerDefinition): TriggerSettings =>
  settings.triggers[id] ?? UNSAID;

/** The part of a view that does not depend on the kind of the trigger. */
export const commonView = (
  trace: Trace,
  trigger: TriggerDefinition,
): Omit<TriggerView, 'sightings' | 'arrivals' | 'attributable' | 'survivors' | 'revenants'> => ({
  trigger,
  settings: settingsIn(trace, trigger),
  address: mounted(trace.settings.address, trigger.basePath),
  hasCredentials: trace.settings.hasCredentials,
  settle: trace.settings.settle[trigger.id] ?? 0,
  exchanges: exchangesOf(trace, trigger.id),
  events: eventsOf(trace, trigger.id),
  stalls: stallsOf(trace),
  windows: windowsOf(trace, trigger.id),
});
