import type { Broker } from './client.ts';
import { fetchPacts } from './pacts.ts';
import { defined } from '../defined.ts';
import { member, valueAt } from '../json.ts';

/** A consumer's version whose contract holds triggers that are asked about. */
export interface Holder {
  readonly consumer: string;
  readonly version?: string;
  /** operationIds. */
  readonly triggers: readonly string[];
  /** It runs somewhere; else it is the latest of its main branch. */
  readonly deployed: boolean;
}

/**
 * The versions that rely on triggers of a provider: those that are deployed or released, and the latest of each main
 * branch. None where the broker knows no such provider.
 */
export const holdersOf = async (
  broker: Broker,
  provider: string,
  triggers: readonly string[],
): Promise<readonly Holder[]> => {
  const holders = new Map<string, Holder>();
  for (const deployed of [true, false]) {
    const selectors = [deployed ? { deployedOrReleased: true } : { mainBranch: true }];
    for (const { pact, consumer, version } of await fetchPacts(broker, { provider, selectors })) {
      const promised = valueAt(pact, '/metadata/triggerpact/triggers');
      const held = triggers.filter((id) => member(promised, id) !== undefined);
      const key = JSON.stringify([consumer, version]);
      if (held.length === 0 || holders.has(key)) continue;
      holders.set(key, {
        consumer,
        ...defined({ version }),
        triggers: held,
        deployed,
      });
    }
  }
  return [...holders.values()];
};
