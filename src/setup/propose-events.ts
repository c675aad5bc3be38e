import { defined } from '../defined.ts';
import { textOf, type Json } from '../json.ts';
import type { EmitRequest, TriggerDefinition } from '../model.ts';
import type { Leaf } from '../mock/core/leaves.ts';
import { leavesOf } from '../mock/core/leaves.ts';
import { exampleOf } from '../mock/core/example.ts';
import { proposedValue, sampleOf } from '../request/sample.ts';
import type { ApiOperation } from './api-operation.ts';
import { arrivalLeaves } from './arrival.ts';
import { eventBody } from './event-body.ts';
import { eventRank } from './event-rank.ts';
import { triggerInputs, type TriggerInput } from './trigger-inputs.ts';
import { sameName } from './words.ts';

/** A request that may cause one event of a trigger. */
export interface EventProposal {
  /** `LeaveVoicemail (POST /voicemails)` */
  readonly operation: string;
  readonly step: EmitRequest;
  /** Inputs of the trigger that the request names, with values. */
  readonly inputs: Readonly<Record<string, Json>>;
  /** Where the token does not reach the item: what tells an event instead. */
  readonly eventId?: { readonly emitted: string; readonly arrived: string };
  /** How likely it is the one; below 40 it is a guess. */
  readonly rank: number;
}

/** What a proposal is made from. */
interface Making {
  readonly operation: ApiOperation;
  readonly inputs: readonly TriggerInput[];
  readonly arrival: readonly Leaf[];
  readonly isMounted: boolean;
  readonly variant: Variant;
}

/** What of a body is filled in: what is required and names an input, all that may be there, only what is required. */
type Variant = 'usual' | 'whole' | 'bare';

const said: Readonly<Record<Variant, string>> = {
  usual: '',
  whole: ', with all members',
  bare: ', without inputs',
};

const idName = /^_?(id|guid|uuid|.*_?id)$/i;

/** The id that the answer has, and that the item has under the same name. */
const sharedId = ({ operation, arrival }: Making): { answer: string; item: string } | undefined => {
  if (operation.answer === undefined) return undefined;
  const value = exampleOf(operation.answer, operation.definitions);
  const leaves = leavesOf(value, operation.answer, operation.definitions);
  for (const answer of leaves.filter((l) => idName.test(l.name))) {
    const item = arrival.find((a) => sameName(a.name, answer.name));
    if (item !== undefined) return { answer: answer.pointer, item: item.pointer };
  }
  return undefined;
};

const urlOf = ({ operation, inputs, isMounted }: Making): { url: string; named: readonly string[] } => {
  const named: string[] = [];
  const valueOf = (name: string): string => {
    const input = inputs.find((i) => sameName(i.name, name));
    if (input !== undefined) {
      named.push(input.name);
      return `{{inputs.${input.name}}}`;
    }
    const schema = operation.parameters.find((p) => p.in === 'path' && p.name === name)?.schema ?? {};
    return encodeURIComponent(textOf(proposedValue(schema) ?? sampleOf(schema, operation.definitions)));
  };
  const path = operation.path.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => valueOf(name));
  return { url: `${isMounted ? '' : operation.basePath}${path}`, named };
};

const queryOf = ({ operation }: Making): string => {
  const required = operation.parameters.filter((p) => p.in === 'query' && p.required);
  const pairs = required.map((p) => {
    const value = proposedValue(p.schema) ?? sampleOf(p.schema, operation.definitions);
    return `${encodeURIComponent(p.name)}=${encodeURIComponent(textOf(value))}`;
  });
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
};

const operationText = ({ operation, variant }: Making): string => {
  const { name, method, path } = operation;
  return `${name.includes(' ') ? '' : `${name}: `}${method} ${path}${said[variant]}`;
};

const proposalOf = (making: Making, rank: number): EventProposal => {
  const { operation, inputs } = making;
  const { url, named } = urlOf(making);
  const made =
    operation.body === undefined
      ? undefined
      : eventBody(operation.body.schema, operation.definitions, {
          inputs,
          arrival: making.arrival,
          whole: making.variant === 'whole',
        });
  const names = new Set([...named, ...(made?.inputs ?? [])]);
  const isSeen = making.arrival.some((a) => made?.token !== undefined && sameName(a.name, made.token));
  const id = isSeen ? undefined : sharedId(making);
  return {
    operation: operationText(making),
    step: {
      method: operation.method,
      url: url + queryOf(making),
      ...defined({ body: made?.body }),
      ...(id === undefined ? {} : { save: { id: id.answer } }),
    },
    inputs: Object.fromEntries(inputs.filter((i) => names.has(i.name)).map((i) => [i.name, i.value])),
    ...(id === undefined ? {} : { eventId: { emitted: '{{id}}', arrived: id.item } }),
    rank,
  };
};

/** The most that anybody wants to choose from. */
const MOST = 6;

/**
 * Proposes requests of an API that may cause one event of a trigger, the likeliest first; that one with several bodies, for
 * a service may want more than it requires, or know none of the inputs' values.
 *
 * @param isMounted - Steps are joined to a URL that has a path, which stands for the document's own.
 */
export const proposeEvents = (
  trigger: TriggerDefinition,
  operations: readonly ApiOperation[],
  isMounted: boolean,
): readonly EventProposal[] => {
  const arrival = arrivalLeaves(trigger);
  const inputs = triggerInputs(trigger);
  const ranked = operations
    .map((operation) => ({ operation, rank: eventRank(trigger, arrival, operation) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((a, b) => b.rank - a.rank);
  const make = (operation: ApiOperation, rank: number, variant: Variant): EventProposal => {
    const named = variant === 'bare' ? inputs.filter((i) => i.required) : inputs;
    return proposalOf({ operation, inputs: named, arrival, isMounted, variant }, rank);
  };
  const [best, ...others] = ranked.slice(0, MOST);
  if (best === undefined) return [];
  const variants: readonly Variant[] = ['usual', 'whole', 'bare'];
  return [
    ...variants.map((variant) => make(best.operation, best.rank, variant)),
    ...others.map(({ operation, rank }) => make(operation, rank, 'usual')),
  ].filter(
    (one, i, all) => all.findIndex((other) => JSON.stringify(other.step) === JSON.stringify(one.step)) === i,
  );
};
