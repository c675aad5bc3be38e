import { isObject, member, pointerSegments, valueAt, type Json, type JsonObject } from '../../json.ts';
import type { Schema } from '../../model.ts';
import { rawBody } from '../../openapi/body.ts';
import { textsMember } from '../../openapi/members.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { SchemaCollector } from '../../openapi/schema-library.ts';
import { flatten, type Definitions } from '../../request/flatten.ts';
import type { WebhookPlan } from '../assessment.ts';
import { fittingValue } from '../callback-choices.ts';
import { draftParameter, draftResponses, parametersOf } from './operation.ts';
import type { DraftWords } from './words.ts';
import type { Desk } from '../operation-view.ts';
import { isSwitch } from '../registration-second-call.ts';
import { swaggerSchema } from './swagger-schema.ts';

const requiring = (schema: JsonObject, names: readonly string[]): Json[] => {
  const required = member(schema, 'required');
  return [...new Set([...(Array.isArray(required) ? (required as readonly Json[]) : []), ...names])];
};

/** What a property beside the callback has to hold so that the flow is called, and as it can take it. */
const neededValue = (name: string, schema: JsonObject): Json | undefined =>
  isSwitch({ name }) && member(schema, 'default') === false
    ? true
    : fittingValue(name, textsMember(schema, 'enum'));

/** Keeps from makers what would keep the flow from being called. */
const settled = (name: string, schema: Json, definitions: Definitions): Json => {
  if (!isObject(schema)) return schema;
  const flat = flatten(schema, definitions)?.schema ?? schema;
  const value = neededValue(name, flat);
  if (value === undefined) return schema;
  const { enum: _values, ...plain } = swaggerSchema(flat);
  return { ...plain, default: value, 'x-ms-visibility': 'internal' };
};

/** Marks the property that takes the callback URL, and requires it and every object around it (D-06, D-07). */
const marked = (schema: Schema, path: readonly string[], definitions: Definitions): JsonObject => {
  const [name, ...rest] = path;
  const flat = flatten(schema, definitions)?.schema ?? schema;
  if (name === undefined) {
    const { format: _format, ...plain } = swaggerSchema(flat);
    const text = member(flat, 'title');
    return {
      ...plain,
      type: 'string',
      title: typeof text === 'string' ? text : 'Callback URL',
      'x-ms-notification-url': true,
      'x-ms-visibility': 'internal',
    };
  }
  const written = swaggerSchema(flat);
  const properties = member(written, 'properties');
  const inner = member(member(flat, 'properties'), name);
  const beside = Object.entries(isObject(properties) ? properties : {}).map(
    ([key, value]): readonly [string, Json] => [key, settled(key, value, definitions)],
  );
  const fixed = beside.flatMap(([key, value]) => (value === member(properties, key) ? [] : [key]));
  return {
    ...written,
    type: 'object',
    required: requiring(written, [...fixed, name]),
    properties: {
      ...Object.fromEntries(beside),
      [name]: marked(isObject(inner) ? inner : {}, rest, definitions),
    },
  };
};

/** A registration as a trigger. */
export const draftRegistration = (
  desk: Desk,
  operation: Operation,
  plan: WebhookPlan,
  words: DraftWords,
  collector: SchemaCollector,
): JsonObject => {
  const raw = rawBody(desk.document, operation);
  const body = raw === undefined ? {} : collector.read(raw.schema, raw.pointer);
  const schema = marked(body, pointerSegments(plan.callback), collector.definitions());
  const parameters = parametersOf(desk, operation, collector).map((p) =>
    draftParameter(p.parameter, p.description),
  );
  const answers = draftResponses(desk, operation, collector, /^(2\d\d|2xx|default)$/i);
  return {
    operationId: words.operationId,
    summary: words.summary,
    description: words.description,
    'x-ms-trigger': 'single',
    'x-ms-trigger-hint': words.hint,
    consumes: ['application/json'],
    produces: ['application/json'],
    parameters: [...parameters, { name: 'body', in: 'body', required: true, schema }],
    responses: Object.keys(answers).length === 0 ? { '201': { description: 'Registered' } } : answers,
  };
};

/** What a drafted registration is notified of; open where the document does not say. */
export const draftNotification = (desk: Desk, plan: WebhookPlan, collector: SchemaCollector): JsonObject => {
  const written =
    plan.notification === undefined ? undefined : valueAt(desk.document.root, plan.notification);
  const known = written !== undefined && plan.notification !== undefined;
  return {
    description: known ? 'What is sent' : 'What is sent: to be described',
    schema: known
      ? swaggerSchema(collector.read(written, plan.notification))
      : { type: 'object', properties: {} },
  };
};

/** The DELETE that ends a drafted registration. */
export const draftUnsubscribe = (
  desk: Desk,
  operation: Operation,
  operationId: string,
  collector: SchemaCollector,
): JsonObject => ({
  operationId,
  summary: 'Stop a trigger',
  description: 'This operation removes the registration of a trigger.',
  'x-ms-visibility': 'internal',
  parameters: parametersOf(desk, operation, collector)
    .filter(({ parameter }) => parameter.in === 'path' || (parameter.in === 'query' && parameter.required))
    .map((p) => draftParameter(p.parameter, p.description)),
  responses: { '200': { description: 'Removed' }, '204': { description: 'Removed' } },
});
