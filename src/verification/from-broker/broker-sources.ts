import type { Broker } from '../../broker/client.ts';
import { fetchPacts, type BrokerPact } from '../../broker/pacts.ts';
import { defined } from '../../defined.ts';
import { DocumentError, UsageError } from '../../errors.ts';
import { isObject, member, parseJson, type JsonObject } from '../../json.ts';
import { readContract } from '../../pact/read.ts';
import { allRules } from '../../rules/index.ts';
import type { ContractSource } from '../../workspace/read-contracts.ts';
import type { BrokerOptions } from '../options.ts';

/** A contract of the broker that triggerpact can judge. */
export interface BrokerSource {
  readonly source: ContractSource;
  readonly from: BrokerPact;
}

/** The contracts of a provider, and what must be said of those that are not judged here. */
export interface BrokerSources {
  readonly sources: readonly BrokerSource[];
  readonly notes: readonly string[];
}

const knownRules = new Set(allRules.map((r) => r.id));

/** Selectors as they are given on the command line: an object each, or a list of them. */
const parseSelectors = (texts: readonly string[]): readonly JsonObject[] =>
  texts.flatMap((text) => {
    const parsed = parseJson(text);
    const selectors = Array.isArray(parsed) ? parsed : [parsed];
    if (!selectors.every(isObject))
      throw new UsageError(
        `A consumer version selector is a JSON object such as {"mainBranch":true}, not "${text}"`,
      );
    return selectors;
  });

const sourceOf = (from: BrokerPact): ContractSource => {
  const { consumer, provider, triggers, pact, problems } = readContract(from.pact, knownRules);
  return {
    consumer,
    provider,
    triggers,
    pact,
    ...defined({ version: from.version }),
    problems: problems.map((p) => p.message),
  };
};

const isOurs = ({ pact }: BrokerPact): boolean => isObject(member(member(pact, 'metadata'), 'triggerpact'));

/** Fetches the contracts of a provider; those of other tools are left to them, and said. */
export const brokerSources = async (
  broker: Broker,
  provider: string,
  branch: string | undefined,
  options: BrokerOptions,
): Promise<BrokerSources> => {
  const pacts = await fetchPacts(broker, {
    provider,
    selectors: parseSelectors(options.selectors),
    ...defined({ providerBranch: branch, includeWipSince: options.includeWipSince }),
  });
  const sources: BrokerSource[] = [];
  const notes: string[] = [];
  for (const from of pacts) {
    const name = `The contract of "${from.consumer}"${from.version === undefined ? '' : ` (${from.version})`}`;
    if (!isOurs(from)) {
      notes.push(`${name} was not written by triggerpact: it is not judged here`);
      continue;
    }
    try {
      sources.push({ from, source: sourceOf(from) });
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      // One that cannot be read must not hide the others; as it is not pending, it must not pass either.
      if (!from.pending) throw new DocumentError(`${name} cannot be read: ${error.message}`);
      notes.push(`${name}, pending, cannot be read: ${error.message}`);
    }
  }
  return { sources, notes };
};
