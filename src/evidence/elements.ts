import { valueAt, type Json } from '../json.ts';
import type { TriggerSettings } from '../model.ts';

/** The elements of a notification that is an array, or holds one where the configuration says. */
export const elementsOf = (
  json: Json,
  settings: TriggerSettings,
): readonly { readonly pointer: string; readonly value: Json }[] => {
  const pointer = ['', settings.items].find((p) => p !== undefined && Array.isArray(valueAt(json, p)));
  if (pointer === undefined) return [];
  return (valueAt(json, pointer) as readonly Json[]).map((value, i) => ({
    pointer: `${pointer}/${i}`,
    value,
  }));
};
