import { isGone, isSuccess } from '../evidence/status.ts';
import { joined, mounted, urlOf, type Address } from '../address.ts';
import { interpolate } from '../interpolate.ts';
import { parseJson, textOf, valueAt, type Json } from '../json.ts';
import type { CleanupRequest, Exchange, TriggerDefinition } from '../model.ts';
import { headerValue } from '../evidence/headers.ts';
import { isCallable, resolveLocation } from '../evidence/location.ts';
import type { Client } from '../client/client.ts';
import type { Journal, JournalEntry } from './journal.ts';

/** What this run registered and has not removed. */
export interface Registry {
  /** Notes a registration that was accepted. */
  readonly registered: (
    trigger: Pick<TriggerDefinition, 'id' | 'basePath'>,
    registration: Exchange,
    cleanup: CleanupRequest | undefined,
  ) => void;
  /** Notes that a target was deleted. */
  readonly unsubscribed: (target: string) => void;
  /** Whether another registration was answered with the same Location, or it is the target of the registration itself. */
  readonly isShared: (target: string) => boolean;
  /** Removes what is left; returns a sentence for each thing that could not be removed. */
  readonly clean: (client: Client) => Promise<readonly string[]>;
}

interface Left {
  readonly trigger: string;
  readonly entry: JournalEntry | undefined;
  readonly why: string;
}

const byTemplate = (
  cleanup: CleanupRequest,
  answer: Json | undefined,
): { method: string; target: string } | undefined => {
  const values: Record<string, Json> = {};
  for (const [name, pointer] of Object.entries(cleanup.take ?? {})) {
    const value = valueAt(answer, pointer);
    if (value === undefined) return undefined;
    values[name] = value;
  }
  return { method: cleanup.method.toUpperCase(), target: textOf(interpolate(cleanup.url, values)) };
};

/** A registry that also writes a journal, so that a killed run can be cleaned up after. */
export const createRegistry = (address: Address, journal: Journal | undefined, now: () => Date): Registry => {
  const left: Left[] = [];
  const targets: string[] = [];

  const entryOf = (trigger: string, method: string, target: string): JournalEntry => ({
    serviceUrl: urlOf(address),
    trigger,
    method,
    target,
    at: now().toISOString(),
  });

  const isShared = (target: string): boolean => targets.filter((t) => t === target).length > 1;

  return {
    registered({ id: trigger, basePath }, registration, cleanup) {
      const raw = headerValue(registration.response?.headers, 'location');
      const location =
        raw === undefined
          ? undefined
          : resolveLocation(raw, {
              address: mounted(address, basePath),
              target: registration.request.target,
            });
      const custom =
        cleanup === undefined ? undefined : byTemplate(cleanup, parseJson(registration.response?.body ?? ''));
      if (custom !== undefined) {
        const url = joined(address, custom.target);
        const entry = entryOf(trigger, custom.method, url.pathname + url.search);
        left.push({ trigger, entry, why: '' });
        journal?.add(entry);
      } else if (!isCallable(location)) {
        const why =
          raw === undefined
            ? 'its registration was answered without a Location'
            : `its Location, "${raw}", is not on the service`;
        left.push({ trigger, entry: undefined, why });
      } else if (location.target === registration.request.target) {
        left.push({
          trigger,
          entry: undefined,
          why: 'its Location is the target of the registration itself, and a DELETE there could remove everybody’s',
        });
      } else {
        targets.push(location.target);
        const entry = entryOf(trigger, 'DELETE', location.target);
        left.push({ trigger, entry, why: '' });
        journal?.add(entry);
      }
    },
    unsubscribed(target) {
      // A service may give the same Location again once it is free.
      const given = targets.indexOf(target);
      if (given >= 0) targets.splice(given, 1);
      const index = left.findIndex((l) => l.entry?.target === target);
      const [gone] = index < 0 ? [] : left.splice(index, 1);
      if (gone?.entry !== undefined) journal?.remove(gone.entry);
    },
    isShared,
    async clean(client) {
      const notes: string[] = [];
      for (const { trigger, entry, why } of left.splice(0)) {
        if (entry === undefined) {
          notes.push(
            `A subscription of ${trigger} is left on the service: ${why}; remove it by hand, or configure \`cleanup\``,
          );
          continue;
        }
        if (isShared(entry.target)) {
          journal?.remove(entry);
          notes.push(
            `A subscription of ${trigger} is left on the service: other registrations got the same Location, "${entry.target}"; remove it by hand, or configure \`cleanup\``,
          );
          continue;
        }
        const exchange = await client.call({
          trigger,
          intent: { kind: 'other', what: 'clean-up' },
          credentials: 'own',
          method: entry.method,
          target: entry.target,
          headers: [],
        });
        const status = exchange.response?.status;
        if (isSuccess(status) || isGone(status)) journal?.remove(entry);
        else
          notes.push(
            `A subscription of ${trigger} may be left on the service: ${entry.method} ${entry.target} was answered ${status ?? exchange.failure?.message}; run \`triggerpact cleanup\` later`,
          );
      }
      return notes;
    },
  };
};
