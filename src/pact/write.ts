import { HarnessError } from '../errors.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import type { Contract } from '../model.ts';
import { promiseOf } from '../contract/promise.ts';
import { finalForm } from './final-form.ts';
import { promiseHash } from './hash.ts';
import { createSharedParts } from './shared-parts.ts';

/** The highest layout of `metadata.triggerpact`; a reader refuses a higher one. Only where parts are shared it is 2. */
export const contractSchemaVersion = 2;

const withSortedKeys = (value: Json): Json => {
  if (Array.isArray(value)) return value.map((v) => withSortedKeys(v as Json));
  if (!isObject(value)) return value;
  const keys = Object.keys(value).toSorted();
  return Object.fromEntries(keys.map((key) => [key, withSortedKeys(value[key] ?? null)]));
};

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The text of a contract's Pact file, out of the interactions that Pact recorded. Equal contracts give equal bytes:
 * keys and interactions are sorted, and no version of any tool is in it.
 */
export const contractText = (contract: Contract, recorded: ReadonlyMap<string, JsonObject>): string => {
  const shared = createSharedParts();
  const promises = contract.triggers.map((t) => [t.definition.id, promiseOf(t, shared.refer)] as const);
  const hashes = new Map(promises.map(([id, promise]) => [id, promiseHash(promise)]));
  const interactions = contract.interactions
    .toSorted((a, b) => order(a.description, b.description))
    .map((interaction) => {
      const driven = recorded.get(interaction.description);
      const hash = hashes.get(interaction.trigger);
      if (driven === undefined || hash === undefined)
        throw new HarnessError(`Cannot write "${interaction.description}": Pact did not record it`);
      return finalForm(driven, interaction, hash);
    });
  const parts = shared.parts();
  const isShared = Object.keys(parts).length > 0;
  const pact = {
    consumer: { name: contract.consumer },
    provider: { name: contract.provider },
    interactions,
    metadata: {
      pactSpecification: { version: '4.0' },
      triggerpact: {
        schemaVersion: isShared ? contractSchemaVersion : 1,
        triggers: Object.fromEntries(promises),
        ...(isShared ? { shared: parts } : {}),
      },
    },
  };
  return `${JSON.stringify(withSortedKeys(pact), undefined, 2)}\n`;
};

const safe = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 80);

/** The file name of a contract; whatever the names hold, it stays one plain name on every system. */
export const contractFileName = (consumer: string, provider: string): string =>
  `${safe(consumer) || 'consumer'}-${safe(provider) || 'provider'}.json`;
