import { joined, type Address } from '../address.ts';
import { defined } from '../defined.ts';
import { isOfEverybody, whyNotDeletable } from '../evidence/deletable.ts';
import { isGone, isSuccess } from '../evidence/status.ts';
import { messageOf } from '../errors.ts';
import { interpolate } from '../interpolate.ts';
import { textOf } from '../json.ts';
import type { CleanupRequest } from '../model.ts';
import type { Client } from '../client/client.ts';
import { stepRequest, type StepRequest, type Values } from '../service/step-request.ts';
import type { JournalEntry } from './journal.ts';

/** The request that removes a registration, or why there is none, as the end of a sentence. */
export type Removal =
  { readonly ok: true; readonly request: StepRequest } | { readonly ok: false; readonly why: string };

const isThere = (text: string | undefined): text is string => text !== undefined;

/** Why the Location of a registration may not be deleted, out of what its run knows; undefined where it may. */
export const whyKept = (entry: JournalEntry, run: readonly JournalEntry[]): string | undefined => {
  const { location } = entry;
  if (location === undefined) return entry.why ?? 'its registration was answered without a Location';
  const others = run.filter((e) => e.id !== entry.id);
  return whyNotDeletable({
    location,
    registrations: [...new Set(run.map((e) => e.registration).filter(isThere))],
    others: others
      .filter((e) => e.gone !== true)
      .map((e) => e.location)
      .filter(isThere),
    siblings: others
      .filter((e) => e.trigger === entry.trigger)
      .map((e) => e.location)
      .filter(isThere),
    isNew: entry.isNew,
  });
};

/** Where a step goes if what the service answered has no say in it. */
const intendedOrigin = (step: CleanupRequest, values: Values, address: Address): string => {
  const blank = Object.fromEntries(Object.keys(values).map((name) => [name, 'x']));
  return joined(address, textOf(interpolate(step.url, { ...blank, origin: address.origin }))).origin;
};

const byStep = (
  step: CleanupRequest,
  taken: Values,
  registrations: readonly string[],
  address: Address,
): Removal => {
  const empty = Object.keys(taken).find((name) => textOf(taken[name]).trim() === '');
  if (empty !== undefined) return { ok: false, why: `its answer has an empty "${empty}" for \`cleanup\`` };
  const request = stepRequest(step, taken, address);
  const { origin, method, target } = request;
  if (origin !== address.origin && origin !== intendedOrigin(step, taken, address))
    return { ok: false, why: `its answer would send \`cleanup\` to "${origin}", which is not the service` };
  const isTaken = Object.keys(taken).length > 0;
  if (isTaken && method === 'DELETE' && registrations.some((r) => isOfEverybody(target, r)))
    return {
      ok: false,
      why: `\`cleanup\` became ${method} ${target}, and that could remove everybody’s`,
    };
  return { ok: true, request };
};

/** How to remove a registration: by the configured step, else with a DELETE to its Location. */
export const removalOf = (
  entry: JournalEntry,
  run: readonly JournalEntry[],
  address: Address,
  step: CleanupRequest | undefined,
): Removal => {
  if (step !== undefined && entry.taken !== undefined) {
    const registrations = run.map((e) => e.registration).filter(isThere);
    try {
      return byStep(step, entry.taken, registrations, address);
    } catch (error) {
      return { ok: false, why: `\`cleanup\` cannot be sent: ${messageOf(error)}` };
    }
  }
  const why = whyKept(entry, run);
  if (why !== undefined || entry.location === undefined) return { ok: false, why: why ?? '' };
  const { origin } = address;
  return {
    ok: true,
    request: { origin, credentials: 'own', method: 'DELETE', target: entry.location, headers: [] },
  };
};

/** Sends a removal; gives what the service said, where that does not mean that the registration is gone. */
export const remove = async (
  trigger: string,
  { credentials, method, target, headers, body }: StepRequest,
  client: Client,
): Promise<string | undefined> => {
  try {
    const { response, failure } = await client.call({
      trigger,
      intent: { kind: 'other', what: 'clean-up' },
      credentials,
      method,
      target,
      headers,
      ...defined({ body }),
    });
    const status = response?.status;
    if (status === undefined) return `got no answer (${failure?.message ?? 'unknown'})`;
    const said = `was answered ${status}`;
    return isSuccess(status) || isGone(status) ? undefined : said;
  } catch (error) {
    return `could not be sent: ${messageOf(error)}`;
  }
};
