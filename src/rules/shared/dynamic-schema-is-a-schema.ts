import { isObject, type Json } from '../../json.ts';
import type { TriggerView } from '../../evidence/trigger-view.ts';
import { defineRule } from '../rule.ts';
import { asksFor, contentOf, designAnswers, reach, type DesignAnswer } from './design-answers.ts';
import { requestLine, seen } from './wording.ts';

const kinds = ['x-ms-dynamic-schema', 'x-ms-dynamic-properties'];
const types = new Set(['array', 'boolean', 'integer', 'number', 'object', 'string', 'file']);

/** What keeps a value from being a Swagger 2.0 schema object; undefined where nothing does. */
const objection = (value: Json | undefined, pointer = ''): string | undefined => {
  const here = pointer === '' ? 'it' : `"${pointer}"`;
  if (!isObject(value)) return `${here} is no object`;
  if (value['$ref'] !== undefined) return `${here} is a $ref, and nothing is there that it could lead to`;
  const { type, properties, items, required } = value;
  if (type !== undefined && (typeof type !== 'string' || !types.has(type)))
    return `the type of ${here} is ${JSON.stringify(type)}`;
  if (required !== undefined && typeof required !== 'boolean' && !Array.isArray(required))
    return `"required" of ${here} is no list of names`;
  if (type === 'array' && items === undefined) return `${here} is an array without "items"`;
  if (properties !== undefined && !isObject(properties)) return `"properties" of ${here} is no object`;
  for (const [name, property] of Object.entries(properties ?? {})) {
    const found = objection(property, `${pointer}/properties/${name}`);
    if (found !== undefined) return found;
  }
  return items === undefined ? undefined : objection(items, `${pointer}/items`);
};

export const dynamicSchemaIsASchema = defineRule<TriggerView, DesignAnswer>({
  id: 'T-03',
  slug: 'dynamic-schema-is-a-schema',
  title: 'The call behind a dynamic schema answers with a schema',
  why: 'The designer asks for it when the trigger is placed. Anything else, and the flow cannot be saved: “does not contain a valid OpenAPI schema object”.',
  repair:
    'Answer 2xx with a Swagger 2.0 schema object at "value-path" (or "itemValuePath"), complete, without $ref; null where there is none.',
  example: {
    breaks:
      'x-ms-dynamic-schema: { operationId: GetSchema, value-path: schema }\nGET /schema\n200 OK\n{ "fields": ["id"] }',
    keeps:
      'x-ms-dynamic-schema: { operationId: GetSchema, value-path: schema }\nGET /schema\n200 OK\n{ "schema": { "type": "object", "properties": { "id": { "type": "integer" } } } }',
  },
  source:
    'OpenAPI extensions for custom connectors (Microsoft Learn): x-ms-dynamic-schema; weng5e/flow-connector-trigger#1',
  level: { strict: 'error', field: 'warning' },
  binds: asksFor(kinds),
  noSubject: 'the definition has no dynamic schema, or its call could not be made',
  subjects: (view) => designAnswers(view, kinds),
  *judge(answer) {
    const { exchange, call } = answer;
    const content = contentOf(answer);
    if ('remark' in content) {
      yield content.remark;
      return;
    }
    const schema = reach(content.json, call.valuePath);
    // Null is how a service says that there is none.
    if (schema === null) return;
    const where = call.valuePath === undefined ? 'its answer' : `"${call.valuePath}" of its answer`;
    const why = objection(schema);
    if (why !== undefined)
      yield {
        message: `The design-time call ${requestLine(exchange)} gives no schema: ${where} is none, for ${why}`,
        seen: seen(exchange, 'body'),
      };
  },
});
