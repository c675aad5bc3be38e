import { randomUUID } from 'node:crypto';
import { mounted, urlOf, type Address } from '../address.ts';
import { isSameResource } from '../evidence/resource.ts';
import { isSuccess } from '../evidence/status.ts';
import type { CleanupRequest, Exchange, TriggerDefinition } from '../model.ts';
import type { Client } from '../client/client.ts';
import { unknownId } from '../platform/malform.ts';
import { processMark } from '../service/process-mark.ts';
import type { Journal, JournalEntry } from './journal.ts';
import { factsOf, mayHaveArrived, UNANSWERED } from './registration-facts.ts';
import { createRegistrations, type KnownRegistration, type Registrations } from './registrations.ts';
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
  /** Whether what was registered at a target was deleted again. */
  readonly isGone: (target: string) => boolean;
  /** Whether a DELETE to the Location of a registration removes that one and nothing else. */
  readonly mayDelete: (registration: Exchange) => boolean;
  /** Whether a DELETE may be sent to a target: to such a Location, or to one like it with an id that was never given. */
  readonly mayDeleteAt: (target: string) => boolean;
  /** Removes what is left; returns a sentence for each thing that could not be removed. */
  readonly clean: (client: Client, clientFor: (origin: string) => Client) => Promise<readonly string[]>;
}

const left = (trigger: string, why: string): string =>
  `A subscription of ${trigger} ${why === UNANSWERED ? 'may be' : 'is'} left on the service: ${why}; remove it by hand, or configure \`cleanup\``;

/** Whether the Location of a registration may be deleted: it removes that one and nothing else. */
const isDeletable = ({ entry }: KnownRegistration, registrations: Registrations): boolean =>
  entry.location !== undefined && whyKept(entry, registrations.entries()) === undefined;

const deletable = (registrations: Registrations): readonly KnownRegistration[] =>
  registrations.all().filter((known) => isDeletable(known, registrations));

/** Whether a target is a Location that may be deleted, or like two of one trigger, with an id that was never given. */
const isHarmless = (target: string, may: readonly KnownRegistration[]): boolean => {
  const places = may.map(({ entry: { trigger, location = '' } }) => ({ trigger, location }));
  return places.some(
    (a) =>
      isSameResource(a.location, target) ||
      places.some((b) => a.trigger === b.trigger && unknownId(a.location, b.location) === target),
  );
};

/** Notes what came of a registration: nothing is left of one that was refused, or reached nobody. */
const settle = (
  pending: KnownRegistration,
  registration: Exchange,
  address: Address,
  registrations: Registrations,
): void => {
  const { entry, cleanup } = pending;
  const { response } = registration;
  const isLeft = response === undefined ? mayHaveArrived(registration) : isSuccess(response.status);
  if (isLeft) {
    const { why: _, ...kept } = entry;
    const facts = factsOf(registration, address, cleanup);
    registrations.put({ entry: { ...kept, ...facts }, registration, cleanup });
  } else registrations.drop(entry.id);
};

/** Removes what is left; returns a sentence for each thing that could not be removed. */
const removeAll = async (
  registrations: Registrations,
  address: Address,
  client: Client,
  clientFor: (origin: string) => Client,
): Promise<readonly string[]> => {
  const entries = registrations.entries();
  const said: string[] = [];
  for (const it of registrations.all().filter(({ entry }) => entry.gone !== true)) {
    const { trigger } = it.entry;
    const removal = removalOf(it.entry, entries, address, it.cleanup);
    if (!removal.ok) {
      said.push(left(trigger, removal.why));
      continue;
    }
    const { origin, method, target } = removal.request;
    const isOwn = origin === address.origin;
    const answer = await remove(trigger, removal.request, isOwn ? client : clientFor(origin));
    if (answer === undefined) registrations.putGone(it);
    else
      said.push(
        `A subscription of ${trigger} may be left on the service: ${method} ${isOwn ? '' : origin}${target} ${answer}; run \`triggerpact cleanup\` later`,
      );
  }
  return said;
};

const isAt = (target: string, { entry }: KnownRegistration): boolean =>
  entry.location !== undefined && isSameResource(entry.location, target);

/** A registry that also writes a journal, so that a killed run can be cleaned up after. */
export const createRegistry = (address: Address, journal: Journal | undefined, now: () => Date): Registry => {
  const run = randomUUID();
  const registrations = createRegistrations(journal);
  const entryOf = (trigger: string): JournalEntry => ({
    id: randomUUID(),
    run,
    by: processMark,
    serviceUrl: urlOf(address),
    trigger,
    at: now().toISOString(),
    isNew: false,
    why: UNANSWERED,
  });

  return {
    async register({ id: trigger, basePath }, cleanup, send) {
      const pending = { entry: entryOf(trigger), cleanup };
      registrations.put(pending);
      let registration: Exchange;
      try {
        registration = await send();
      } catch (error) {
        // It was not sent: a client gives an answer, or why there is none.
        registrations.drop(pending.entry.id);
        throw error;
      }
      settle(pending, registration, mounted(address, basePath), registrations);
      return registration;
    },
    unsubscribed(target) {
      const gone = registrations.all().find((k) => k.entry.gone !== true && isAt(target, k));
      if (gone !== undefined) registrations.putGone(gone);
    },
    isGone: (target) => registrations.all().some((k) => k.entry.gone === true && isAt(target, k)),
    mayDelete: ({ seq }) =>
      registrations.all().some((k) => k.registration?.seq === seq && isDeletable(k, registrations)),
    mayDeleteAt: (target) => isHarmless(target, deletable(registrations)),
    async clean(client, clientFor) {
      const said = await removeAll(registrations, address, client, clientFor);
      return [...registrations.notes(), ...said];
    },
  };
};
