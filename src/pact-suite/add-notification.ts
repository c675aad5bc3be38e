import { UsageError } from '../errors.ts';
import { matcherBody } from '../pact/matchers.ts';
import type { Builder } from '../pact/say.ts';
import { contractOf, type DraftOptions } from './contract-of.ts';

type Message = ReturnType<ReturnType<Builder['addAsynchronousInteraction']>['expectsToReceive']>;

/**
 * Adds the notification of a webhook trigger to a consumer's own `PactV4`, as an asynchronous message, and gives what
 * Pact's `executeTest` is called on.
 *
 * @throws {UsageError} The trigger has no notification that a message can say; the message has the reason.
 */
export const addNotification = (
  pact: Builder,
  definition: object | string,
  trigger: string,
  options: DraftOptions = {},
): Message => {
  const { interactions, skipped } = contractOf(definition, trigger, options);
  const message = interactions.find((i) => i.content.kind === 'message');
  const reason = skipped.find((s) => s.step === 'notification')?.reason ?? 'it is polled';
  if (message?.content.kind !== 'message')
    throw new UsageError(`There is no notification of "${trigger}" to add: ${reason}`);
  const { description, state, step, rules, content } = message;
  const body = matcherBody(content.body, { minItems: 0 });
  return pact
    .addAsynchronousInteraction()
    .given(state, { trigger })
    .comment({ key: 'triggerpact', value: JSON.stringify({ trigger, step, rules }) })
    .expectsToReceive(description, (builder) => void builder.withJSONContent(body));
};
