import { defined } from '../defined.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HarnessError, messageOf } from '../errors.ts';
import { member, type Json } from '../json.ts';
import type { DraftRequest, ProviderState, ProviderStateSetUp, ProviderStates } from '../model.ts';
import { handOn } from './answer.ts';
import { asWritten, isSameRequest, type MadeRequest } from './as-written.ts';
import { askService, reachState, type Asked, type Handed, type Passenger } from './ask-service.ts';
import { providedMessage, type ProvidedMessage } from './provided-message.ts';

/** An interaction that Pact's Verifier may come with. */
export interface Expected extends Passenger {
  readonly description: string;
  /** Its request as it is committed: with the configured inputs, at the place of the definition. */
  readonly committed?: DraftRequest;
  /** Path of the trigger below its host, with its parameters in braces. */
  readonly template: string;
}

/** A state of Pact's Verifier: what it does before and after an interaction. */
export interface StateHandler {
  readonly setup: (parameters?: unknown) => Promise<Record<string, string>>;
  readonly teardown: (parameters?: unknown) => Promise<void>;
}

/** Middleware of the Verifier's proxy. */
export type RequestFilter = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** An interaction that could not be verified, and why: Pact has no word for that but "failed". */
export interface Unreached {
  readonly description: string;
  readonly trigger: string;
  readonly reason: string;
  /** Nothing is wrong: the service, or the configuration, just has no such state. */
  readonly skip: boolean;
}

/** The provider's side of Pact's Verifier, for the interactions of triggers. */
export interface VerifierSide {
  /** Reaches a state, and gives the values for the request in it; undefined where it is none of a trigger. */
  readonly enter: (
    state: string,
    parameters: Json | undefined,
  ) => Promise<Record<string, string> | undefined>;
  /** Leaves the state that was entered; false where none was. */
  readonly leave: () => boolean;
  /** By description. */
  readonly messages: Readonly<Record<string, () => Promise<ProvidedMessage>>>;
  /** Answers the request of an interaction that was entered; false where none is, or it is Pact's own call. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => boolean;
  readonly unreached: () => readonly Unreached[];
}

interface Current {
  readonly expected: Expected;
  readonly reached: ProviderStateSetUp;
}

const keyOf = (trigger: string, state: string): string => JSON.stringify([trigger, state]);

/** What a contract's generators call the values of a state. */
const valuesOf = ({ request, trigger }: Expected, reached: ProviderStateSetUp, states: ProviderStates) => {
  if (!reached.ok || request === undefined) return {};
  const { location, values = {} } = reached;
  const names = request.state.in === 'query' ? request.state.parameters : [];
  const inQuery = names.map((name, i) => [i === 0 ? 'state' : `state${i + 1}`, values[name] ?? '']);
  return {
    ...(Object.fromEntries(inQuery) as Record<string, string>),
    ...defined({ location }),
    ...(request.callback === undefined ? {} : { callback: states.callbackUrl(trigger) }),
  };
};

/** No contract accepts this status: what could not be asked never passes. */
const REFUSED = 503;

const refuse = (response: ServerResponse, reason: string): void => {
  response.writeHead(REFUSED, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify({ message: `Not verified: ${reason}` }));
};

/** Calls that Pact's core makes to the Verifier's proxy itself. */
const isPacts = ({ method, url = '' }: IncomingMessage): boolean =>
  method === 'POST' && /^\/(?:_pactSetup|_messages)(?:[/?]|$)/.test(url);

/** The request to send: as it is drafted here, or, where the contract asks something else, as it says. */
const requestFor = ({ request, committed, template }: Expected, made: MadeRequest): DraftRequest => {
  const written = asWritten(made);
  if (request === undefined || committed === undefined) return written;
  return isSameRequest(written, committed, template) ? request : written;
};

/** A redirect as it is, for Pact to see: one that it could follow would be judged by where it leads. */
const unfollowed = (answer: Handed): Handed =>
  answer.status >= 300 && answer.status < 400
    ? { ...answer, headers: answer.headers.filter(([name]) => name.toLowerCase() !== 'location') }
    : answer;

/** A state of a trigger that the definitions here give no interaction for. */
const unknownTo = (trigger: string, state: ProviderState): Expected => ({
  description: `${trigger}: ${state}`,
  trigger,
  step: '',
  state,
  template: '',
});
const notDrafted = (trigger: string, state: string): ProviderStateSetUp => ({
  ok: false,
  reason: `the definition and inputs of "${trigger}" give no interaction with the state "${state}"`,
});

/** Asks the service what Pact asks: in the state that was entered, or not at all. */
const ask = async (
  { expected, reached }: Current,
  states: ProviderStates,
  made: MadeRequest,
): Promise<Asked> => {
  if (!reached.ok) return { ok: false, crash: reached.reason };
  try {
    return await askService({ ...expected, request: requestFor(expected, made) }, reached, states);
  } catch (error) {
    return { ok: false, crash: messageOf(error) };
  }
};

const reply = (asked: Asked, response: ServerResponse): void => {
  if (asked.ok) handOn(response, unfollowed(asked.answer));
  else refuse(response, 'crash' in asked ? asked.crash : `${asked.failure.code}: ${asked.failure.message}`);
};

/** Makes the provider's side out of the interactions that may come, and the states that a run reached. */
export const verifierSide = (all: readonly Expected[], states: ProviderStates): VerifierSide => {
  const byState = new Map(all.map((e) => [keyOf(e.trigger, e.state), e]));
  const triggers = new Set(all.map((e) => e.trigger));
  const unreached = new Map<string, Unreached>();
  let current: Current | undefined;
  const miss = ({ description, trigger }: Expected, reason: string, skip: boolean): void =>
    void unreached.set(description, { description, trigger, reason, skip });

  return {
    async enter(state, parameters) {
      current = undefined;
      const trigger = member(parameters, 'trigger');
      if (typeof trigger !== 'string' || !triggers.has(trigger)) return undefined;
      const expected = byState.get(keyOf(trigger, state)) ?? unknownTo(trigger, state as ProviderState);
      const reached =
        expected.template === '' ? notDrafted(trigger, state) : await reachState(expected, states);
      current = { expected, reached };
      if (reached.ok) return valuesOf(expected, reached, states);
      miss(expected, reached.reason, reached.skip === true);
      // Pact shows it, and goes on as if nothing had happened: the request is then refused.
      throw new HarnessError(reached.reason);
    },
    leave() {
      const isOurs = current !== undefined;
      current = undefined;
      return isOurs;
    },
    messages: Object.fromEntries(
      all
        .filter((e) => e.request === undefined)
        .map((e) => [
          e.description,
          async () => providedMessage(e.trigger, current?.expected === e ? current.reached : undefined),
        ]),
    ),
    answer(request, response) {
      const entered = current;
      if (entered === undefined || isPacts(request)) return false;
      void ask(entered, states, request).then((asked) => {
        if (entered.reached.ok && 'crash' in asked) miss(entered.expected, asked.crash, false);
        reply(asked, response);
      });
      return true;
    },
    unreached: () => [...unreached.values()],
  };
};
