import type { PactV4 } from '@pact-foundation/pact';
import { clientErrors } from '../contract/interaction.ts';
import { pointerSegments } from '../json.ts';
import type { DraftRequest, DraftResponse } from '../model.ts';
import { withValueAt } from '../request/body.ts';
import { bodyText } from '../request/build.ts';
import { matcherBody } from './matchers.ts';
import type { HttpInteraction } from './stories.ts';
import { queryOf } from './target.ts';

/** A consumer's PactV4, as far as triggers need it. */
export type Builder = Pick<PactV4, 'addInteraction' | 'addAsynchronousInteraction'>;

type Started = ReturnType<ReturnType<Builder['addInteraction']>['withRequest']>;
/** An interaction that is said, and can be tested with all that were said before. */
export type Said = ReturnType<Started['willRespondWith']>;
type Status = Parameters<Started['willRespondWith']>[0];
type RequestBuilder = Parameters<
  NonNullable<Parameters<ReturnType<Builder['addInteraction']>['withRequest']>[2]>
>[0];

/** A value that the provider's state fills in. */
const fromState = (name: string, value: string) => ({
  'pact:matcher:type': 'type',
  'pact:generator:type': 'ProviderState',
  expression: `\${${name}}`,
  value,
});

const statusOf = (statuses: readonly number[]): Status => {
  const [first = 200, ...others] = statuses;
  if (others.length === 0) return first;
  const isClass = statuses.length === clientErrors.length && clientErrors.every((s) => statuses.includes(s));
  const status = isClass ? 'clientError' : [...statuses];
  return { 'pact:matcher:type': 'statusCode', status, value: first } as Status;
};

/** Any text without spaces; in a test it leads to the mock server, so that a client can follow it. */
const locationTo = (target: string) => {
  const example = `http://localhost:8080${target}`;
  return {
    'pact:matcher:type': 'regex',
    'pact:generator:type': 'MockServerURL',
    regex: '^(?:https?://[^/\\s]+)?(\\S+)$',
    example,
    value: example,
  };
};

const queryFrom = ({ target, state }: DraftRequest) => {
  const names = state.in === 'query' ? state.parameters : [];
  const said = Object.entries(queryOf(target).query).map(([name, values]) => {
    const at = names.indexOf(name);
    const value = at === -1 ? values : fromState(at === 0 ? 'state' : `state${at + 1}`, values[0] ?? '');
    return [name, value] as const;
  });
  return Object.fromEntries(said);
};

/** What a state fills in may be anything for Pact; in a test it is the example, and nothing else. */
const exactly = (path: string) => ({ path, rules: [{ 'pact:matcher:type': 'equality' as const }] });

/** A whole Location is a path for Pact, as long as it has no query. */
const isPathOfState = ({ state, target }: DraftRequest): boolean =>
  state.in === 'target' && !target.includes('?');

const sayRequest = (request: DraftRequest) => (builder: RequestBuilder) => {
  const { state } = request;
  builder.query(queryFrom(request));
  if (state.in === 'query') builder.matchingRules({ query: state.parameters.map(exactly) });
  if (isPathOfState(request)) builder.matchingRules({ path: exactly('$') });
  builder.headers({ ...request.headers });
  const { body, callback, headers } = request;
  if (body === undefined) return;
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  if (typeof body === 'string') builder.body(type ?? 'text/plain', Buffer.from(bodyText(request) ?? ''));
  else if (callback === undefined) builder.jsonBody(body);
  else {
    const segments = pointerSegments(callback);
    const example = 'https://callback.example/workflows/1?sig=example';
    builder.jsonBody(withValueAt(body, segments, fromState('callback', example)));
  }
};

/** Says an interaction to a consumer's PactV4; answers with a Location lead to the target given. */
export const sayHttp = (pact: Builder, interaction: HttpInteraction, next: string): Said => {
  const { description, trigger, step, rules, state, content } = interaction;
  const { request, response }: { request: DraftRequest; response: DraftResponse } = content;
  const { path } = queryOf(request.target);
  return pact
    .addInteraction()
    .given(state, { trigger })
    .uponReceiving(description)
    .comment({ key: 'triggerpact', value: JSON.stringify({ trigger, step, rules }) })
    .withRequest(
      request.method,
      isPathOfState(request) ? fromState('location', path) : path,
      sayRequest(request),
    )
    .willRespondWith(statusOf(response.statuses), (builder) => {
      if (response.location) builder.headers({ Location: locationTo(next) });
      if (response.body !== undefined) builder.jsonBody(matcherBody(response.body, response));
    });
};
