import { DocumentError } from '../errors.ts';
import { isObject, member, parseJson, type Json, type JsonObject } from '../json.ts';
import type { ContractTrigger, InteractionComment } from '../model.ts';
import { triggerOf } from '../contract/promise.ts';
import { promiseHash } from './hash.ts';
import { soundParts, withSharedParts } from './shared-parts.ts';
import { contractSchemaVersion } from './write.ts';

/** Something that keeps a contract, or an interaction of it, from being judged. */
export interface ContractProblem {
  readonly message: string;
  /** The interaction's position in the file. */
  readonly interaction?: number;
  readonly trigger?: string;
}

/** A contract as it is read from a Pact file. */
export interface ReadContract {
  readonly consumer: string;
  readonly provider: string;
  readonly triggers: readonly ContractTrigger[];
  readonly interactions: readonly JsonObject[];
  readonly pact: JsonObject;
  readonly problems: readonly ContractProblem[];
}

/** The comment that binds an interaction to its trigger's promise, or undefined where triggerpact did not write it. */
export const commentOf = (interaction: JsonObject): InteractionComment | undefined => {
  const comment = member(member(interaction, 'comments'), 'triggerpact');
  if (!isObject(comment)) return undefined;
  const { trigger, step, rules, promise } = comment;
  if (typeof trigger !== 'string' || typeof step !== 'string' || typeof promise !== 'string')
    return undefined;
  if (!Array.isArray(rules)) return undefined;
  return { trigger, step, promise, rules: rules.filter((r): r is string => typeof r === 'string') };
};

const nameAt = (pact: JsonObject, side: string): string => {
  const name = member(member(pact, side), 'name');
  if (typeof name === 'string' && name !== '') return name;
  throw new DocumentError(`Cannot read the contract: "${side}.name" is missing`);
};

const promisesOf = (pact: JsonObject): { readonly triggers: JsonObject; readonly parts: JsonObject } => {
  const own = member(member(pact, 'metadata'), 'triggerpact');
  const version = member(own, 'schemaVersion');
  if (typeof version === 'number' && version > contractSchemaVersion)
    throw new DocumentError(
      `Cannot read the contract: it has layout ${version}, this triggerpact knows ${contractSchemaVersion}; a newer triggerpact is needed`,
    );
  const triggers = member(own, 'triggers');
  return { triggers: isObject(triggers) ? triggers : {}, parts: soundParts(member(own, 'shared')) };
};

function* problemsOf(
  interactions: readonly JsonObject[],
  hashes: ReadonlyMap<string, string>,
): Generator<ContractProblem> {
  for (const [i, interaction] of interactions.entries()) {
    const comment = commentOf(interaction);
    if (comment === undefined) {
      yield { interaction: i, message: 'triggerpact did not write this interaction' };
      continue;
    }
    const { trigger, promise } = comment;
    const hash = hashes.get(trigger);
    if (hash === undefined)
      yield { interaction: i, trigger, message: `the contract holds no promise of trigger "${trigger}"` };
    else if (hash !== promise)
      yield {
        interaction: i,
        trigger,
        message: `the promise of trigger "${trigger}" is not the one that was agreed on`,
      };
  }
}

/**
 * Reads a contract from the text of its Pact file, or from the file parsed. Promises that do not match their hashes
 * and rules that are not among the known ones are problems; what is no Pact file at all throws.
 */
export const readContract = (source: string | Json, knownRules?: ReadonlySet<string>): ReadContract => {
  const pact = typeof source === 'string' ? parseJson(source) : source;
  if (!isObject(pact)) throw new DocumentError('Cannot read the contract: it is no JSON object');
  const all = member(pact, 'interactions');
  const interactions = Array.isArray(all) ? all.filter(isObject) : [];
  const { triggers, parts } = promisesOf(pact);
  const read = Object.entries(triggers).map(([id, promise]) => ({
    id,
    promise,
    trigger: triggerOf(withSharedParts(promise, parts)),
  }));
  const unreadable = read.filter(({ id, trigger }) => trigger?.definition.id !== id);
  const rules = new Set(read.flatMap(({ trigger }) => Object.keys(trigger?.rules ?? {})));
  const unknown = knownRules === undefined ? [] : [...rules].filter((id) => !knownRules.has(id));
  return {
    consumer: nameAt(pact, 'consumer'),
    provider: nameAt(pact, 'provider'),
    triggers: read.flatMap(({ id, trigger }) => (trigger?.definition.id === id ? [trigger] : [])),
    interactions,
    pact,
    problems: [
      ...unreadable.map(({ id }) => ({
        trigger: id,
        message: `the promise of trigger "${id}" cannot be read`,
      })),
      ...unknown.map((id) => ({ message: `rule ${id} is unknown here; a newer triggerpact is needed` })),
      ...problemsOf(interactions, new Map(read.map(({ id, promise }) => [id, promiseHash(promise)]))),
    ],
  };
};
