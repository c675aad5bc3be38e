import { defined } from '../defined.ts';
import { canonicalJson, exactNumbers, parseJson } from '../json.ts';
import type { ProviderState, ProviderStateSetUp } from '../model.ts';
import type { PollState } from '../platform/chain.ts';
import { isWholeState, stateValues } from '../platform/gateway-chain.ts';
import { arrivals, causedEvents, isPastEverything, malformedState } from './chain-evidence.ts';
import type { PollingRun } from './polling-run.ts';
import { pollUntilQuiet } from './polling-watch.ts';

const no = (reason: string): ProviderStateSetUp => ({ ok: false, reason });
const skipped = (reason: string): ProviderStateSetUp => ({ ok: false, skip: true, reason });

const textOfState = ({ values }: PollState): string => canonicalJson(values ?? {});

const configOf = ({ context }: PollingRun): Readonly<Record<string, string>> =>
  context.trigger.policy?.config ?? {};

/** A state from before the newest items: one that the chain was really given, since the list went on from it. */
const olderState = (run: PollingRun): PollState | undefined => {
  const newest = run.lead.state();
  return [...run.lead.states(), ...run.second.states()].find(
    // What has no value yet, Pact would send as it stands in the contract: as an example.
    (s) => isWholeState(configOf(run), s.values ?? {}) && textOfState(s) !== textOfState(newest),
  );
};

const ofPolicy = async (state: ProviderState, run: PollingRun): Promise<ProviderStateSetUp> => {
  if (state === 'something is new') {
    const older = olderState(run)?.values;
    if (older !== undefined) return { ok: true, values: older, credentials: 'own' };
    return causedEvents(run.context).length === 0
      ? skipped('no event was caused')
      : no('every list gave the same state, so that nothing is new after an older one');
  }
  const body = parseJson(exactNumbers((await run.freshList()).response?.body ?? ''));
  if (body === undefined) return no('the list was not answered with JSON');
  const values = stateValues(configOf(run), body, {});
  return isWholeState(configOf(run), values)
    ? { ok: true, values, credentials: 'own' }
    : no('the list holds no item to take a state from');
};

const ofLocation = async (state: ProviderState, run: PollingRun): Promise<ProviderStateSetUp> => {
  const { lead, held, context } = run;
  if (state === 'something is new') {
    const { target } = held.state();
    if (causedEvents(context).length === 0) return skipped('no event was caused');
    const isNew = arrivals(lead, context).size > 0;
    return target === undefined || !isNew
      ? no('no event was caused that a poll could bring')
      : { ok: true, location: target, credentials: 'own' };
  }
  const broken = lead.broken();
  if (broken !== undefined) return no(broken);
  if (!isPastEverything(lead, context)) await pollUntilQuiet(lead, run);
  const { target } = lead.state();
  return target === undefined
    ? no('no answer carried a Location')
    : { ok: true, location: target, credentials: 'own' };
};

/** Brings a polling trigger to a state for Pact. */
export const setUpPollingState = async (
  state: ProviderState,
  run: PollingRun,
): Promise<ProviderStateSetUp> => {
  if (state === 'no state yet') return { ok: true, credentials: 'own' };
  if (state === 'the credentials are wrong') {
    return run.context.hasBad ? { ok: true, credentials: 'bad' } : skipped('no credentials are configured');
  }
  if (state === 'the state is malformed') {
    const odd = malformedState(run.second, run.context) ?? malformedState(run.lead, run.context);
    if (odd === undefined)
      return skipped('no two Locations of one chain show which part of them is the state');
    return {
      ok: true,
      credentials: 'own',
      ...defined({ location: odd.target, values: odd.values }),
    };
  }
  return run.isPolicy ? ofPolicy(state, run) : ofLocation(state, run);
};
