import { randomUUID } from 'node:crypto';
import { mounted, urlOf, type Address } from '../address.ts';
import { isSameResource } from '../evidence/resource.ts';
import { isSuccess } from '../evidence/status.ts';
import type { CleanupRequest, Exchange, TriggerDefinition } from '../model.ts';
import type { Client } from '../client/client.ts';
import { unknownId } from '../platform/malform.ts';
import { reasonOf } from '../reason-of.ts';
import { processMark } from '../service/process-mark.ts';
import type { Journal, JournalEntry } from './journal.ts';
import { factsOf, mayHaveArrived, UNANSWERED } from './registration-facts.ts';
import { remove, removalOf, whyKept } from './removal.ts';

/** What this run registered and has not removed. */
export interface Registry {
  /** Sends a registration; noted before, in case nobody is left to hear the answer, and what came of it after. */
  readonly register: (
    trigger: Pick<TriggerDefinition, 'id' | 'basePath'>,
    cleanup: CleanupRequest | undefined,
    send: () => Promise<Exchange>,
  ) => Promise<Exchange>;
  /** Notes that a target was deleted. */
  readonly unsubscribed: (target: string) => void;
  /** Whether a DELETE to the Location of a registration removes that one and nothing else. */
  readonly mayDelete: (registration: Exchange) => boolean;
  /** Whether a DELETE may be sent to a target: to such a Location, or to one like it with an id that was never given. */
  readonly mayDeleteAt: (target: string) => boolean;
  /** Removes what is left; returns a sentence for each thing that could not be removed. */
  readonly clean: (client: Client, clientFor: (origin: string) => Client) => Promise<readonly string[]>;
}

/** A registration of this run, with the step that its trigger's configuration has for it. */
interface Known {
  readonly entry: JournalEntry;
  readonly registration?: Exchange;
  readonly cleanup: CleanupRequest | undefined;
}

const left = (trigger: string, why: string): string =>
  `A subscription of ${trigger} ${why === UNANSWERED ? 'may be' : 'is'} left on the service: ${why}; remove it by hand, or configure \`cleanup\``;

/** A registry that also writes a journal, so that a killed run can be cleaned up after. */
export const createRegistry = (address: Address, journal: Journal | undefined, now: () => Date): Registry => {
  const run = randomUUID();
  const known = new Map<string, Known>();
  const notes = new Set<string>();

  const written = (act: (journal: Journal) => void): void => {
    try {
      if (journal !== undefined) act(journal);
    } catch (error) {
      notes.add(
        `The journal of what is registered cannot be kept: ${reasonOf(error)}; after a kill, nothing would show what to remove`,
      );
    }
  };
  const put = (it: Known): void => {
    known.set(it.entry.id, it);
    written((j) => j.put(it.entry));
  };
  const drop = (id: string): void => {
    known.delete(id);
    written((j) => j.remove(id));
  };
  const entries = (): readonly JournalEntry[] => [...known.values()].map((k) => k.entry);
  const deletable = (): readonly JournalEntry[] => {
    const all = entries();
    return all.filter((e) => e.location !== undefined && whyKept(e, all) === undefined);
  };

  return {
    async register({ id: trigger, basePath }, cleanup, send) {
      const id = randomUUID();
      const at = now().toISOString();
      const entry: JournalEntry = {
        id,
        run,
        by: processMark,
        serviceUrl: urlOf(address),
        trigger,
        at,
        isNew: false,
        why: UNANSWERED,
      };
      put({ entry, cleanup });
      let registration: Exchange;
      try {
        registration = await send();
      } catch (error) {
        // It was not sent: a client gives an answer, or why there is none.
        drop(id);
        throw error;
      }
      const { response } = registration;
      const isLeft = response === undefined ? mayHaveArrived(registration) : isSuccess(response.status);
      if (isLeft) {
        const { why: _, ...kept } = entry;
        const facts = factsOf(registration, mounted(address, basePath), cleanup);
        put({ entry: { ...kept, ...facts }, registration, cleanup });
      } else drop(id);
      return registration;
    },
    unsubscribed(target) {
      const gone = [...known.values()].find(
        ({ entry }) =>
          entry.gone !== true && entry.location !== undefined && isSameResource(entry.location, target),
      );
      if (gone !== undefined) put({ ...gone, entry: { ...gone.entry, gone: true } });
    },
    mayDelete: (registration) =>
      deletable().some((e) => known.get(e.id)?.registration?.seq === registration.seq),
    mayDeleteAt(target) {
      const may = deletable();
      return may.some(
        (a) =>
          isSameResource(a.location ?? '', target) ||
          may.some(
            (b) => a.trigger === b.trigger && unknownId(a.location ?? '', b.location ?? '') === target,
          ),
      );
    },
    async clean(client, clientFor) {
      const all = entries();
      const said: string[] = [];
      for (const it of [...known.values()].filter(({ entry }) => entry.gone !== true)) {
        const { trigger } = it.entry;
        const removal = removalOf(it.entry, all, address, it.cleanup);
        if (!removal.ok) {
          said.push(left(trigger, removal.why));
          continue;
        }
        const { origin, method, target } = removal.request;
        const isOwn = origin === address.origin;
        const answer = await remove(trigger, removal.request, isOwn ? client : clientFor(origin));
        if (answer === undefined) put({ ...it, entry: { ...it.entry, gone: true } });
        else
          said.push(
            `A subscription of ${trigger} may be left on the service: ${method} ${isOwn ? '' : origin}${target} ${answer}; run \`triggerpact cleanup\` later`,
          );
      }
      return [...notes, ...said];
    },
  };
};
