import type { Secret } from '../evidence/redact.ts';
import type { TriggerConfig } from '../model.ts';
import type { Values } from '../service/step-request.ts';

/** Values that emit steps saved, which may be a session or a key, and are redacted like one. */
export interface SavedSecrets {
  readonly keep: (values: Values) => void;
  readonly all: () => readonly Secret[];
}

const SHORTEST = 6;

/** What tells one event from another must stay readable, so the values that `eventId` names are no secrets. */
export const createSavedSecrets = (configs: readonly TriggerConfig[]): SavedSecrets => {
  const secrets: Secret[] = [];
  const identifying = configs.flatMap((c) => c.eventId?.emitted ?? []).join(' ');
  return {
    keep(values) {
      for (const [name, value] of Object.entries(values)) {
        if (typeof value !== 'string' || value.length < SHORTEST || identifying.includes(`{{${name}}}`))
          continue;
        if (secrets.some((s) => s.value === value)) continue;
        const others = secrets.filter((s) => s.name.split('#')[0] === name).length;
        secrets.push({ name: others === 0 ? name : `${name}#${others + 1}`, value });
      }
    },
    all: () => secrets,
  };
};
