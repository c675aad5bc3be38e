import { parseJson } from '../json.ts';
import type { Exchange, ProviderStateSetUp, ProviderState } from '../model.ts';
import { itemsPointer } from '../evidence/payload.ts';
import type { Chain } from '../platform/chain.ts';
import { stateValues, withoutNewest } from '../platform/gateway-chain.ts';
import { arrivals, causedEvents, isPastEverything, malformedState } from './chain-evidence.ts';
import type { PlayerContext } from './player.ts';

/** The chains of a polling trigger, as the timeline left them. */
export interface Chains {
  readonly lead: Chain;
  readonly second: Chain;
  /** Never polled past its baseline: everything since then is new to it. */
  readonly held: Chain;
  readonly pollUntilQuiet: (chain: Chain) => Promise<Exchange>;
  /** A list without a state, on a chain of its own: it is a baseline and delivers nothing. */
  readonly freshList: () => Promise<Exchange>;
}

const no = (reason: string): ProviderStateSetUp => ({ ok: false, reason });

const ofPolicy = async (
  state: ProviderState,
  chains: Chains,
  context: PlayerContext,
): Promise<ProviderStateSetUp> => {
  const { trigger, settings } = context;
  const body = parseJson((await chains.freshList()).response?.body ?? '');
  if (body === undefined) return no('the list was not answered with JSON');
  const before =
    state === 'something is new' ? withoutNewest(body, itemsPointer(trigger, settings) ?? '') : body;
  if (before === undefined)
    return no('the list holds fewer than two items, so no state before the newest can be taken from it');
  const values = stateValues(trigger.policy?.config ?? {}, before, {});
  return Object.keys(values).length === 0
    ? no('the list holds no item to take a state from')
    : { ok: true, values, credentials: 'own' };
};

const ofLocation = async (
  state: ProviderState,
  { lead, held, pollUntilQuiet }: Chains,
  context: PlayerContext,
): Promise<ProviderStateSetUp> => {
  if (state === 'something is new') {
    const { target } = held.state();
    if (causedEvents(context).length === 0) return { ok: false, skip: true, reason: 'no event was caused' };
    const isNew = arrivals(lead, context).size > 0;
    return target === undefined || !isNew
      ? no('no event was caused that a poll could bring')
      : { ok: true, location: target, credentials: 'own' };
  }
  const broken = lead.broken();
  if (broken !== undefined) return no(broken);
  if (!isPastEverything(lead, context)) await pollUntilQuiet(lead);
  const { target } = lead.state();
  return target === undefined
    ? no('no answer carried a Location')
    : { ok: true, location: target, credentials: 'own' };
};

/** Brings a polling trigger to a state for Pact. */
export const setUpPollingState = async (
  state: ProviderState,
  chains: Chains,
  context: PlayerContext,
): Promise<ProviderStateSetUp> => {
  if (state === 'no state yet') return { ok: true, credentials: 'own' };
  if (state === 'the credentials are wrong') {
    return context.hasBad
      ? { ok: true, credentials: 'bad' }
      : { ok: false, skip: true, reason: 'no credentials are configured' };
  }
  if (state === 'the state is malformed') {
    const odd = malformedState(chains.second) ?? malformedState(chains.lead);
    if (odd === undefined)
      return {
        ok: false,
        skip: true,
        reason: 'no two Locations of one chain show which part of them is the state',
      };
    return {
      ok: true,
      credentials: 'own',
      ...(odd.target === undefined ? {} : { location: odd.target }),
      ...(odd.values === undefined ? {} : { values: odd.values }),
    };
  }
  return context.trigger.mechanism === 'policy'
    ? ofPolicy(state, chains, context)
    : ofLocation(state, chains, context);
};
