import { defined } from '../defined.ts';
import { textOf } from '../request/encode.ts';
import { isObject, member, type Json, type JsonObject } from '../json.ts';
import type { Contract, DraftRequest, InteractionResult, ProviderState } from '../model.ts';
import { encodePairs } from '../request/encode.ts';
import { commentOf, type ReadContract } from './read.ts';

/** An interaction of a Pact file that can be verified: what is sent, and from which state. */
export interface PlannedInteraction {
  /** Position in the file. */
  readonly index: number;
  readonly description: string;
  readonly trigger: string;
  readonly step: string;
  readonly rules: readonly string[];
  readonly state: ProviderState;
  /** Absent for a message. */
  readonly request?: DraftRequest;
  /** As the file holds it. */
  readonly written: JsonObject;
}

/** What is verified, and what is settled before. */
export interface Plan {
  readonly planned: readonly PlannedInteraction[];
  readonly settled: ReadonlyMap<number, InteractionResult>;
}

const texts = (value: Json | undefined): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((v): v is string => typeof v === 'string');

/** The request that a Pact file holds, for an interaction that is not drafted here. */
const writtenRequest = (request: JsonObject, callback: string | undefined): DraftRequest => {
  const headers = member(request, 'headers');
  const query = member(request, 'query');
  const body = member(member(request, 'body'), 'content');
  const generators = member(request, 'generators');
  const names = member(generators, 'query');
  const pairs = isObject(query)
    ? Object.entries(query).flatMap(([name, values]) =>
        texts(values).flatMap((v) => encodePairs(name, v, undefined)),
      )
    : [];
  const path = textOf(member(request, 'path') ?? '/');
  const state: DraftRequest['state'] = isObject(names)
    ? { in: 'query', parameters: Object.keys(names) }
    : { in: member(generators, 'path') === undefined ? 'none' : 'target' };
  const registers = callback !== undefined && member(generators, 'body') !== undefined;
  return {
    method: textOf(member(request, 'method') ?? 'GET'),
    target: pairs.length === 0 ? path : `${path}?${pairs.join('&')}`,
    headers: isObject(headers)
      ? Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, texts(values).join(', ')]))
      : {},
    ...defined({ body }),
    state,
    ...(registers ? { callback } : {}),
  };
};

const needsCredentials = (state: ProviderState): boolean => state === 'the credentials are wrong';

/**
 * Decides for every interaction of a Pact file whether it can be verified. Requests come from the contract that was
 * drafted with the configured inputs; what the file holds are examples.
 */
export const planOf = (read: ReadContract, contract: Contract, hasCredentials: boolean): Plan => {
  const planned: PlannedInteraction[] = [];
  const settled = new Map<number, InteractionResult>();
  for (const [index, written] of read.interactions.entries()) {
    const description = textOf(member(written, 'description') ?? '');
    const comment = commentOf(written);
    const { trigger = '', step = '', rules = [] } = comment ?? {};
    const settle = (verdict: 'unknown' | 'skip', reason: string): void =>
      void settled.set(index, { description, trigger, rules, verdict, reason });
    const problem = read.problems.find((p) => p.interaction === index);
    const isSame = (other: { readonly trigger: string; readonly step: string }): boolean =>
      other.trigger === trigger && other.step === step;
    const skipped = contract.skipped.find(isSame);
    const drafted = contract.interactions.find(isSame);
    const states = member(written, 'providerStates');
    const name = Array.isArray(states) ? member(states[0], 'name') : undefined;
    const state = (drafted?.state ?? name) as ProviderState | undefined;
    if (problem !== undefined) settle('unknown', problem.message);
    else if (skipped !== undefined) settle('skip', skipped.reason);
    else if (state === undefined) settle('unknown', 'the interaction names no provider state');
    else if (needsCredentials(state) && !hasCredentials) settle('skip', 'no credentials are configured');
    else {
      const request = member(written, 'request');
      const { callback } = read.triggers.find((t) => t.definition.id === trigger)?.definition ?? {};
      const own = drafted?.content.kind === 'http' ? drafted.content.request : undefined;
      const wanted = isObject(request) ? (own ?? writtenRequest(request, callback)) : undefined;
      planned.push({
        index,
        description,
        trigger,
        step,
        rules,
        state,
        written,
        ...defined({ request: wanted }),
      });
    }
  }
  return { planned, settled };
};

/**
 * The Pact file that the verifier reads: the same answers, but each request is only a number. The bridge knows what
 * the platform sends and sends it itself, so that no byte of it passes through Pact's URL handling.
 */
export const numberedPact = (planned: readonly PlannedInteraction[]): JsonObject => ({
  consumer: { name: 'consumer' },
  provider: { name: 'provider' },
  interactions: planned.map(({ index, state, written, request }) => ({
    ...Object.fromEntries(
      Object.entries(written).filter(([name]) => !['pending', 'comments', 'key', '_id'].includes(name)),
    ),
    description: String(index),
    providerStates: [{ name: state, params: { interaction: index } }],
    ...(request === undefined ? {} : { request: { method: request.method, path: `/interactions/${index}` } }),
  })),
  metadata: { pactSpecification: { version: '4.0' } },
});
