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

const LONGEST_DIFFERENCE = 20;

const requestOf = ({ consumer, provider, content, revision, tags }: Publication): JsonObject => ({
  pacticipantName: consumer,
  pacticipantVersionNumber: revision.version,
  ...(revision.branch === undefined ? {} : { branch: revision.branch }),
  ...(revision.buildUrl === undefined ? {} : { buildUrl: revision.buildUrl }),
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

/** The changed lines of the difference that the broker shows between its contract and ours. */
const differenceOf = (notices: readonly Notice[]): string => {
  const changed = notices
    .flatMap((n) => n.text.split('\n'))
    .filter((line) => /^[-+]\s/.test(line))
    .map((line) => `  ${line.replace(/^([-+])\s+/, '$1 ')}`);
  const rest = changed.length > LONGEST_DIFFERENCE ? ['  …'] : [];
  return changed.length === 0 ? '' : `\n${[...changed.slice(0, LONGEST_DIFFERENCE), ...rest].join('\n')}`;
};

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
  const { consumer, revision } = publication;
  if (status === 409)
    throw new ServiceError(
      `The Pact Broker holds another contract for version "${revision.version}" of "${consumer}", and the contract of a version never changes: commit, or publish under a new version with --app-version${broker.redact(differenceOf(noticesOf(body)))}`,
    );
  if (status !== 200 && status !== 201)
    throw new ServiceError(
      `The Pact Broker does not take the contract of "${consumer}" (${status}): ${broker.redact(wordsOf(body)) || 'it says no more'}`,
    );
  if (member(body, '_links') === undefined)
    throw new ServiceError(`${broker.url} answers a publication, but not as a Pact Broker`);
  return noticesOf(body).map((n) => ({ ...n, text: broker.redact(n.text) }));
};
