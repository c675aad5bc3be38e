import { HarnessError } from '../errors.ts';
import { parseJson } from '../json.ts';
import type { ProviderStateSetUp } from '../model.ts';
import { notificationOf } from './ask-service.ts';

/** What Pact's Verifier gets of a message: its metadata, its bytes. */
export interface ProvidedMessage {
  readonly __pactMessageMetadata: Record<string, string>;
  readonly message: Buffer;
}

/** The notification that a state brought, for Pact's Verifier; throws where there is none. */
export const providedMessage = (
  trigger: string,
  reached: ProviderStateSetUp | undefined,
): ProvidedMessage => {
  const notification = reached?.ok === true ? notificationOf(reached) : undefined;
  if (notification === undefined) {
    const why = reached?.ok === false ? `: ${reached.reason}` : '';
    throw new HarnessError(`No notification of "${trigger}" was recorded${why}`);
  }
  const body = Buffer.from(notification.body);
  // Pact compares no body that is not called JSON; what the service calls it is for other rules to judge.
  const isJson = parseJson(body.toString()) !== undefined;
  const given = notification.headers[0]?.[1] ?? 'application/octet-stream';
  return { __pactMessageMetadata: { contentType: isJson ? 'application/json' : given }, message: body };
};
