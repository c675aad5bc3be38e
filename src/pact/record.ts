import type { AsynchronousMessage, ConsumerPact } from '@pact-foundation/pact-core';
import type { Json } from '../json.ts';
import type { Interaction } from '../model.ts';
import { bodyText } from '../request/build.ts';
import { matcherBody } from './matchers.ts';
import type { HttpInteraction } from './stories.ts';
import { queryOf } from './target.ts';

const contentType = (headers: Readonly<Record<string, string>>): string =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? 'application/json';

/** Tells Pact of an interaction over HTTP: literal in what is asked, by type in what is answered. */
export const recordHttp = (
  pact: ConsumerPact,
  interaction: HttpInteraction,
  exampleLocation: string,
): void => {
  const { request, response } = interaction.content;
  const { path, query } = queryOf(request.target);
  const pacted = pact.newInteraction(interaction.description);
  pacted.givenWithParams(interaction.state, JSON.stringify({ trigger: interaction.trigger }));
  pacted.withRequest(request.method, path);
  for (const [name, values] of Object.entries(query))
    for (const [i, value] of values.entries()) pacted.withQuery(name, i, value);
  for (const [name, value] of Object.entries(request.headers)) pacted.withRequestHeader(name, 0, value);
  const text = bodyText(request);
  if (text !== undefined) pacted.withRequestBody(text, contentType(request.headers));
  pacted.withStatus(response.statuses[0] ?? 200);
  const location = { 'pact:matcher:type': 'regex', regex: '^\\S+$', value: exampleLocation };
  if (response.location) pacted.withResponseHeader('Location', 0, JSON.stringify(location));
  if (response.body !== undefined)
    pacted.withResponseBody(JSON.stringify(matcherBody(response.body, response)), 'application/json');
};

/** Tells Pact of a notification: a message, by type. */
export const recordMessage = (
  pact: ConsumerPact,
  interaction: Interaction,
  body: Json,
): AsynchronousMessage => {
  const message = pact.newAsynchronousMessage(interaction.description);
  message.givenWithParams(interaction.state, JSON.stringify({ trigger: interaction.trigger }));
  message.withContents(JSON.stringify(matcherBody(body, { minItems: 0 })), 'application/json');
  return message;
};
