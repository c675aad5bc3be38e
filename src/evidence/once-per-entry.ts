import { bearerOf } from './body.ts';
import type { DeliveryEntry, Exchange, TriggerDefinition, TriggerSettings } from '../model.ts';

/** Something made once for an entry, a trigger and its settings. */
export const oncePerEntry = <T>(
  make: (entry: Exchange | DeliveryEntry, trigger: TriggerDefinition, settings: TriggerSettings) => T,
): typeof make => {
  const made = new WeakMap<object, WeakMap<TriggerDefinition, Map<string, T>>>();
  return (entry, trigger, settings) => {
    const triggers = made.get(bearerOf(entry)) ?? new WeakMap<TriggerDefinition, Map<string, T>>();
    made.set(bearerOf(entry), triggers);
    const bySettings = triggers.get(trigger) ?? new Map<string, T>();
    triggers.set(trigger, bySettings);
    const key = JSON.stringify([settings.items, settings.arrivedId]);
    const have = bySettings.get(key);
    if (have !== undefined) return have;
    const value = make(entry, trigger, settings);
    bySettings.set(key, value);
    return value;
  };
};
