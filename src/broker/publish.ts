import { defined } from '../defined.ts';
import { ServiceError } from '../errors.ts';
import { member, type JsonObject } from '../json.ts';
import type { Revision } from './ci.ts';
import type { Broker } from './client.ts';
import { noticesOf, wordsOf, type Notice } from './words.ts';

/** A contract file as it goes to the broker. */
export interface Publication {
  readonly consumer: string;
  readonly provider: string;
  /** The bytes of the file. */
  readonly content: Uint8Array;
  readonly revision: Revision & { readonly version: string };
  readonly tags: readonly string[];
}

const requestOf = ({ consumer, provider, content, revision, tags }: Publication): JsonObject => ({
  pacticipantName: consumer,
  pacticipantVersionNumber: revision.version,
  ...defined({ branch: revision.branch, buildUrl: revision.buildUrl }),
  tags,
  contracts: [
    {
      consumerName: consumer,
      providerName: provider,
      specification: 'pact',
      contentType: 'application/json',
      content: Buffer.from(content).toString('base64'),
    },
  ],
});

/** Publishes one contract in one call, so that it is there whole or not at all; gives what the broker says of it. */
export const publishContract = async (
  broker: Broker,
  publication: Publication,
): Promise<readonly Notice[]> => {
  const { status, body } = await broker.call({
    method: 'POST',
    path: '/contracts/publish',
    body: requestOf(publication),
  });
  const { consumer, provider, revision } = publication;
  if (status === 409) {
    const [of, by, version] = [provider, consumer, revision.version].map(encodeURIComponent);
    throw new ServiceError(
      `The Pact Broker holds another contract for version "${revision.version}" of "${consumer}", and the contract of a version never changes: commit, or publish under a new version with --app-version; what it holds is at ${broker.url}/pacts/provider/${of}/consumer/${by}/version/${version}`,
    );
  }
  if (status !== 200 && status !== 201)
    throw new ServiceError(
      `The Pact Broker does not take the contract of "${consumer}" (${status}): ${broker.redact(wordsOf(body)) || 'it says no more'}`,
    );
  if (member(body, '_links') === undefined)
    throw new ServiceError(`${broker.url} answers a publication, but not as a Pact Broker`);
  return noticesOf(body).map((n) => ({ ...n, text: broker.redact(n.text) }));
};
