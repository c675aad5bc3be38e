import { isObject, type Json } from '../json.ts';
import type { TriggerConfig } from '../model.ts';
import type { Secret } from '../secret.ts';
import type { Values } from '../service/step-request.ts';

/** Values that emit steps saved, which may be a session or a key, and are redacted like one. */
export interface SavedSecrets {
  /** Learns what a step saved while it caused the event of a token. */
  readonly keep: (values: Values, token: string) => void;
  readonly all: () => readonly Secret[];
}

const SHORTEST = 6;

/** The texts and numbers in a value. */
const leavesOf = (value: Json): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap((v: Json) => leavesOf(v));
  return isObject(value) ? Object.values(value).flatMap(leavesOf) : [];
};

/** What tells one event from another must stay readable, so the values that `eventId` names are no secrets. */
export const createSavedSecrets = (configs: readonly TriggerConfig[]): SavedSecrets => {
  const secrets: Secret[] = [];
  const open = new Set<string>();
  const identifying = configs.flatMap((c) => c.eventId?.emitted ?? []).join(' ');

  const add = (name: string, value: string): void => {
    if (value.length < SHORTEST || secrets.some((s) => s.value === value)) return;
    const others = secrets.filter((s) => s.name.split('#')[0] === name).length;
    secrets.push({ name: others === 0 ? name : `${name}#${others + 1}`, value });
  };

  return {
    keep(values, token) {
      for (const [name, value] of Object.entries(values))
        for (const leaf of leavesOf(value)) {
          if (identifying.includes(`{{${name}}}`)) open.add(leaf);
          // A value with the token in it tells the event, too.
          else if (!leaf.includes(token)) add(`saved ${name}`, leaf);
        }
    },
    all: () => secrets.filter((s) => !open.has(s.value)),
  };
};
