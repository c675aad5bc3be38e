import type { TriggerView } from '../../evidence/trigger-view.ts';
import { defineRule } from '../rule.ts';
import { asksFor, contentOf, designAnswers, reach, type DesignAnswer } from './design-answers.ts';
import { schemaCalls } from './fetched-schema.ts';
import { objection } from './schema-objection.ts';
import { requestLine, seen } from './wording.ts';

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
  binds: asksFor(schemaCalls),
  noSubject: 'the definition has no dynamic schema, or its call could not be made',
  subjects: (view) => designAnswers(view, schemaCalls),
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
