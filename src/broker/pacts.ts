import { defined } from '../defined.ts';
import { ServiceError } from '../errors.ts';
import { isObject, member, valueAt, type Json, type JsonObject } from '../json.ts';
import type { BrokerOrigin } from '../model.ts';
import type { Broker } from './client.ts';
import { wordsOf } from './words.ts';

/** Which contracts of a provider are asked for. */
export interface PactQuery {
  readonly provider: string;
  /** As the broker defines them; empty: the ones that everybody needs. */
  readonly selectors: readonly JsonObject[];
  readonly providerBranch?: string;
  /** A date: contracts of any branch since then are work in progress, verified as pending. */
  readonly includeWipSince?: string;
}

/** A contract that the broker wants to have verified. */
export interface BrokerPact {
  readonly pact: Json;
  /** Where it is, on the broker. */
  readonly path: string;
  /** The broker's id of its content, which several versions of the consumer may share. */
  readonly content: string;
  readonly consumer: string;
  readonly provider: string;
  /** The consumer's version. */
  readonly version?: string;
  /** Nobody relies on it yet: a failure has no effect. */
  readonly pending: boolean;
  /** Not even on a branch that was asked for. */
  readonly wip: boolean;
  /** Why it was chosen, and what its state means, in the broker's words. */
  readonly notices: readonly string[];
  /** Path that takes its verification results. */
  readonly resultsPath: string;
}

/** Main branch, what is deployed or released anywhere, and the branch of the same name. */
const usualSelectors = (providerBranch: string | undefined): readonly JsonObject[] => [
  { mainBranch: true },
  { deployedOrReleased: true },
  ...(providerBranch === undefined ? [] : [{ matchingBranch: true }]),
];

const textAt = (value: Json | undefined, pointer: string): string | undefined => {
  const found = valueAt(value, pointer);
  return typeof found === 'string' ? found : undefined;
};

const list = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : [];

const fetchPact = async (broker: Broker, listed: Json): Promise<BrokerPact> => {
  const href = textAt(listed, '/_links/self/href');
  if (href === undefined) throw new ServiceError('The Pact Broker lists a contract without a link to it');
  const path = broker.pathOf(href);
  const { status, body } = await broker.call({ method: 'GET', path });
  const results = textAt(body, '/_links/pb:publish-verification-results/href');
  const [consumer, provider] = [textAt(body, '/consumer/name'), textAt(body, '/provider/name')];
  if (status !== 200 || body === undefined || consumer === undefined || provider === undefined)
    throw new ServiceError(`The Pact Broker lists a contract that it does not give (${status} to ${href})`);
  const version =
    textAt(body, '/_links/pb:consumer-version/name') ?? textAt(body, '/_links/pb:consumer-versions/0/name');
  const properties = member(listed, 'verificationProperties');
  return {
    pact: body,
    path,
    content: textAt(body, '/_links/pb:pact-version/name') ?? path,
    consumer,
    provider,
    ...defined({ version }),
    pending: member(properties, 'pending') === true,
    wip: member(properties, 'wip') === true,
    notices: list(member(properties, 'notices'))
      .filter((n) => textAt(n, '/when') === 'before_verification')
      .flatMap((n) => textAt(n, '/text') ?? []),
    resultsPath: results === undefined ? `${path}/verification-results` : broker.pathOf(results),
  };
};

/** A contract whose URL is known, as long as the broker still has that very content. */
export const fetchContent = async (broker: Broker, { pact, content }: BrokerOrigin): Promise<Json> => {
  const path = broker.pathOf(pact);
  const { status, body } = await broker.call({ method: 'GET', path });
  if (status !== 200 || body === undefined)
    throw new ServiceError(
      `The Pact Broker does not give the contract that was verified (${status} to ${broker.url}${path}): is it another broker than ${new URL(pact).origin}?`,
    );
  if ((textAt(body, '/_links/pb:pact-version/name') ?? path) !== content)
    throw new ServiceError(`Another contract than the one that was verified is at ${broker.url}${path}`);
  return body;
};

/** The contracts of a provider that are to be verified; none where the broker knows none. */
export const fetchPacts = async (broker: Broker, query: PactQuery): Promise<readonly BrokerPact[]> => {
  const { provider, providerBranch, includeWipSince } = query;
  const selectors = query.selectors.length === 0 ? usualSelectors(providerBranch) : query.selectors;
  const { status, body } = await broker.call({
    method: 'POST',
    path: `/pacts/provider/${encodeURIComponent(provider)}/for-verification`,
    body: {
      consumerVersionSelectors: selectors,
      includePendingStatus: true,
      ...defined({ providerVersionBranch: providerBranch, includeWipPactsSince: includeWipSince }),
    },
  });
  if (status === 404) return [];
  if (status !== 200 || !isObject(body))
    throw new ServiceError(
      `The Pact Broker does not give the contracts of "${provider}" (${status}): ${wordsOf(body) || 'it says no more'}`,
    );
  const pacts: BrokerPact[] = [];
  for (const listed of list(valueAt(body, '/_embedded/pacts'))) pacts.push(await fetchPact(broker, listed));
  return pacts;
};
