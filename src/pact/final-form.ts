import { isObject, member, pointerSegments, type Json, type JsonObject } from '../json.ts';
import type { DraftRequest, DraftResponse, Interaction, InteractionComment } from '../model.ts';
import { clientErrors } from '../contract/interaction.ts';

const fromState = (expression: string): Json => ({ type: 'ProviderState', expression: `\${${expression}}` });

const without = (object: JsonObject, ...names: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));

/** A JSON Pointer as a path of Pact's; undefined where Pact has no words for it. */
const pactPath = (pointer: string): string | undefined => {
  const segments = pointerSegments(pointer);
  if (segments.some((s) => /['"*\\[\]]/.test(s))) return undefined;
  return `$${segments.map((s) => (/^[A-Za-z_]\w*$/.test(s) ? `.${s}` : `['${s}']`)).join('')}`;
};

const generators = ({ state, callback }: DraftRequest): JsonObject => {
  const path = callback === undefined ? undefined : pactPath(callback);
  const body = path === undefined ? {} : { body: { [path]: fromState('callback') } };
  if (state.in === 'target') return { ...body, path: fromState('location') };
  if (state.in === 'none') return body;
  const names = state.parameters.map(
    (name, i) => [name, fromState(i === 0 ? 'state' : `state${i + 1}`)] as const,
  );
  return { ...body, query: Object.fromEntries(names) };
};

/** A request whose state a provider fills in: a Location whole and opaque, a policy's values in the query. */
const request = (recorded: JsonObject, draft: DraftRequest): JsonObject => {
  const made = generators(draft);
  const whole = Object.keys(made).length === 0 ? recorded : { ...recorded, generators: made };
  return draft.state.in === 'target' ? { ...without(whole, 'query'), path: draft.target } : whole;
};

const statusMatchers = (statuses: readonly number[]): readonly Json[] => {
  const anyClientError = clientErrors.every((status) => statuses.includes(status));
  const others = anyClientError ? statuses.filter((status) => status < 400 || status > 499) : statuses;
  return [
    ...(anyClientError ? [{ match: 'statusCode', status: 'clientError' }] : []),
    ...(others.length > 0 ? [{ match: 'statusCode', status: others }] : []),
  ];
};

const response = (recorded: JsonObject, { statuses }: DraftResponse): JsonObject => {
  const headers = member(recorded, 'headers');
  // Which content type an answer has is for P-23 to judge.
  const kept = isObject(headers) ? without(headers, 'Content-Type') : {};
  const rules = member(recorded, 'matchingRules');
  const matchers = statusMatchers(statuses);
  const status = { $: { combine: matchers.length > 1 ? 'OR' : 'AND', matchers } };
  const allRules = { ...(isObject(rules) ? rules : {}), ...(statuses.length > 1 ? { status } : {}) };
  return {
    ...without(recorded, 'headers', 'matchingRules'),
    ...(Object.keys(kept).length === 0 ? {} : { headers: kept }),
    ...(Object.keys(allRules).length === 0 ? {} : { matchingRules: allRules }),
  };
};

/** An interaction as Pact recorded it, in the form in which a contract holds it. */
export const finalForm = (recorded: JsonObject, interaction: Interaction, promise: string): JsonObject => {
  const { trigger, step, rules, content } = interaction;
  const comment: InteractionComment = { trigger, step, rules, promise };
  const common = { ...without(recorded, 'key', 'transport'), comments: { triggerpact: comment } };
  if (content.kind === 'message') return common;
  const [asked, answered] = [member(recorded, 'request'), member(recorded, 'response')];
  return {
    ...common,
    request: request(isObject(asked) ? asked : {}, content.request),
    response: response(isObject(answered) ? answered : {}, content.response),
  };
};
