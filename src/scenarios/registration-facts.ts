import type { Address } from '../address.ts';
import { defined } from '../defined.ts';
import { headerValue } from '../evidence/headers.ts';
import { isCallable, resolveLocation } from '../evidence/location.ts';
import { holdsNewId } from '../evidence/new-id.ts';
import { parseJson, valueAt, type Json } from '../json.ts';
import type { CleanupRequest, Exchange } from '../model.ts';
import type { JournalEntry } from './journal.ts';

/** Calls that cannot have reached the service. */
const NEVER_ARRIVED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'INVALID',
]);

/** Whether a call without an answer may have reached the service. */
export const mayHaveArrived = ({ failure }: Exchange): boolean => !NEVER_ARRIVED.has(failure?.code ?? '');

/** Why nothing shows how to remove what a registration without an answer may have made. */
export const UNANSWERED = 'its registration got no answer, so it may have made one';

const takenFrom = (
  cleanup: CleanupRequest | undefined,
  answer: Json | undefined,
): Readonly<Record<string, Json>> | undefined => {
  if (cleanup === undefined) return undefined;
  const values: Record<string, Json> = {};
  for (const [name, pointer] of Object.entries(cleanup.take ?? {})) {
    const value = valueAt(answer, pointer);
    if (value === undefined) return undefined;
    values[name] = value;
  }
  return values;
};

/** What the answer to a registration says of how to remove it, for the journal. */
export const factsOf = (
  registration: Exchange,
  address: Address,
  cleanup: CleanupRequest | undefined,
): Pick<JournalEntry, 'registration' | 'location' | 'isNew' | 'taken' | 'why'> => {
  const { request, response } = registration;
  const { target } = request;
  if (response === undefined) return { registration: target, isNew: false, why: UNANSWERED };
  const raw = headerValue(response.headers, 'location');
  const taken = takenFrom(cleanup, parseJson(response.body));
  const step = defined({ taken });
  if (raw === undefined) return { registration: target, isNew: false, ...step };
  const location = resolveLocation(raw, { address, target });
  if (!isCallable(location))
    return {
      registration: target,
      isNew: false,
      why: `its Location, "${raw}", is not on the service`,
      ...step,
    };
  return {
    registration: target,
    location: location.target,
    isNew: holdsNewId(location.target, request),
    ...step,
  };
};
