import { defined } from '../../defined.ts';
import { dataPointer } from '../../expression/data-pointer.ts';
import { parseJson, valueAt } from '../../json.ts';
import type { TriggerDefinition } from '../../model.ts';
import { secretNames } from '../core/access.ts';
import { pathOf, queryOf, type MockAnswer, type MockCall } from '../core/call.ts';
import { stateParameter } from '../core/polling.ts';
import { stateParameters } from '../core/policy-state.ts';

/** Polls that follow one another, as far as a service can tell who polls. */
export interface Chain {
  readonly trigger: string;
  /** What is polled, without its state. */
  readonly asked: string;
  readonly polls: number;
  /** Polls that handed something over. */
  readonly news: number;
  readonly status: number;
  /** What the next poll is made with; absent where none was given. */
  readonly state?: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** One poll, with its answer. */
export interface AnsweredPoll {
  readonly trigger: TriggerDefinition;
  readonly call: MockCall;
  readonly answer: MockAnswer;
  readonly at: number;
}

/** The chains that a mock has seen. */
export interface Chains {
  /** Takes a poll into account; whether it got something. */
  readonly add: (poll: AnsweredPoll) => boolean;
  /** The one that was polled last is first. */
  readonly all: () => readonly Chain[];
}

const MOST = 50;

const stateNames = (trigger: TriggerDefinition): readonly string[] =>
  trigger.mechanism === 'policy' ? stateParameters(trigger).map((p) => p.name) : [stateParameter(trigger)];

const stateIn = (call: MockCall, names: readonly string[]): string | undefined => {
  const found = queryOf(call).filter((q) => names.includes(q.name) && q.value !== '');
  if (found.length === 0) return undefined;
  return names.length === 1 ? found[0]?.value : found.map((q) => `${q.name}=${q.value}`).join(' ');
};

const givenState = ({ call, answer }: AnsweredPoll, names: readonly string[]): string | undefined => {
  const location = answer.headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
  return location === undefined ? undefined : stateIn({ ...call, target: location }, names);
};

const askedBy = ({ trigger, call }: AnsweredPoll, names: readonly string[]): string => {
  const left = new Set([...names, ...secretNames(trigger.security)]);
  const query = queryOf(call).filter((q) => !left.has(q.name));
  return `${pathOf(call)}${query.length === 0 ? '' : `?${query.map((q) => q.raw).join('&')}`}`;
};

/** Whether a poll got something; a list that is read without a state only shows where to begin. */
const isNews = ({ trigger, answer, call }: AnsweredPoll, names: readonly string[]): boolean => {
  if (trigger.policy === undefined) return answer.status === 200;
  const list = valueAt(parseJson(answer.body ?? ''), dataPointer(trigger.policy.dataPath));
  return stateIn(call, names) !== undefined && Array.isArray(list) && list.length > 0;
};

/**
 * Keeps account of chains. Nothing but its state tells one poller from another: a poll continues the chain that was given
 * its state, the one that waited longest of several; behind a gateway, where the service gives no state, all polls that ask
 * for the same are one chain.
 */
export const createChains = (): Chains => {
  let chains: readonly Chain[] = [];
  return {
    add(poll) {
      const { trigger, answer, at } = poll;
      if (answer.status >= 300 || answer.transport !== undefined) return false;
      const names = stateNames(trigger);
      const asked = askedBy(poll, names);
      const brought = stateIn(poll.call, names);
      const same = chains.filter((c) => c.trigger === trigger.id && c.asked === asked);
      const own =
        trigger.mechanism === 'policy'
          ? same[0]
          : same.findLast((c) => brought !== undefined && c.state === brought);
      const state = trigger.mechanism === 'policy' ? brought : givenState(poll, names);
      const gotSome = isNews(poll, names);
      const next: Chain = {
        trigger: trigger.id,
        asked,
        polls: (own?.polls ?? 0) + 1,
        news: (own?.news ?? 0) + (gotSome ? 1 : 0),
        status: answer.status,
        at,
        ...defined({ state }),
      };
      chains = [next, ...chains.filter((c) => c !== own)].slice(0, MOST);
      return gotSome;
    },
    all: () => chains,
  };
};
