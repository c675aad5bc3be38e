import { keptBy, type Kept } from '../kept.ts';
import type { DeliveryEntry, Exchange, TriggerDefinition, TriggerSettings } from '../model.ts';
import { bearerOf } from './body.ts';

/** Something made once for an entry, a trigger and its settings. */
export const oncePerEntry = <T>(
  make: (entry: Exchange | DeliveryEntry, trigger: TriggerDefinition, settings: TriggerSettings) => T,
): typeof make => {
  const byEntry = keptBy<object, Kept<TriggerDefinition, Kept<TriggerSettings, T>>>();
  return (entry, trigger, settings) =>
    byEntry(bearerOf(entry), () => keptBy())(trigger, () => keptBy())(settings, () =>
      make(entry, trigger, settings),
    );
};
