import { canonicalJson, valueAt, type Json } from '../../json.ts';
import type { Chain, PollingView } from '../../evidence/polling-view.ts';
import type { EventEntry } from '../../model.ts';
import { compareStates } from './order.ts';
import { stateFields } from './state-fields.ts';

/** The item of an event, wherever a list of the run showed it. */
export const itemOf = (event: EventEntry, view: PollingView): Json | undefined =>
  [...view.polls, ...view.probes]
    .filter((p) => p.credentials === 'own')
    .flatMap((p) => p.items)
    .find((i) => i.events.includes(event))?.value;

const equal = (a: Json | undefined, b: Json | undefined): boolean =>
  a !== undefined && b !== undefined && (canonicalJson(a) === canonicalJson(b) || compareStates(a, b) === 0);

/**
 * Whether an event that never arrived on a chain has, in the fields that the state is made of, the values of the newest
 * item that the chain had been given: asked for what is strictly newer, the service was right to leave it out.
 */
export const isTied = (event: EventEntry, chain: Chain, view: PollingView): boolean => {
  const fields = stateFields(view);
  const item = itemOf(event, view);
  if (fields.length === 0 || item === undefined) return false;
  return chain.polls.some((poll) => {
    const newest = view.polls.find((p) => p.exchange.seq === poll.from)?.items[0];
    if (newest === undefined || newest.events.includes(event)) return false;
    return fields.every((f) => equal(valueAt(newest.value, f), valueAt(item, f)));
  });
};
