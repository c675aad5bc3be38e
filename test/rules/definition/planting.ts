import type { JsonObject } from '../../../src/json.ts';
import type { DefinitionText } from '../../../src/openapi/read.ts';
import { bodyOf, callbackProperty, content, pollingPolicy, swagger } from '../../samples/documents.ts';

/** A defect, planted into a definition that is sound otherwise. */
export interface PlantedDefect {
  readonly rule: string;
  readonly defect: string;
  readonly document: JsonObject;
  readonly properties?: JsonObject;
  /** The file in which it stands, where that is not the definition. */
  readonly file?: string;
  /** The line that must be named. */
  readonly line: string;
}

/** A definition and its properties as texts, a member a line. */
export const definitionTexts = (document: JsonObject, properties?: JsonObject): DefinitionText => ({
  file: 'definition.json',
  text: JSON.stringify(document, null, 1),
  ...(properties === undefined
    ? {}
    : { properties: { file: 'apiProperties.json', text: JSON.stringify({ properties }, null, 1) } }),
});

/** A declared Location header. */
export const location = { Location: { type: 'string' } };
/** The schema of an order. */
export const schema: JsonObject = { type: 'object', properties: { id: { type: 'integer' } } };
/** The body of a registration. */
export const registration = (url: JsonObject = callbackProperty, more: JsonObject = {}): JsonObject =>
  bodyOf({ type: 'object', required: ['url'], properties: { url, ...more } });
/** A sound registration. */
export const subscribe: JsonObject = {
  operationId: 'OnOrder',
  summary: 'When an order is placed',
  description: 'This operation triggers when an order is placed.',
  'x-ms-trigger': 'single',
  parameters: [registration()],
  responses: { '201': { description: 'Created', headers: location } },
};
/** A sound DELETE. */
export const remove: JsonObject = {
  operationId: 'DropHook',
  'x-ms-visibility': 'internal',
  parameters: [{ name: 'id', in: 'path', type: 'string', required: true }],
  responses: { '204': { description: 'Gone' } },
};
/** A sound webhook, or what a defect makes of it. */
export const hook = (
  post: JsonObject = {},
  more: { item?: JsonObject; drop?: JsonObject; paths?: JsonObject; root?: JsonObject } = {},
): JsonObject =>
  swagger(
    {
      '/hooks': {
        'x-ms-notification-content': content,
        post: { ...subscribe, ...post },
        ...more.item,
      },
      '/hooks/{id}': { delete: { ...remove, ...more.drop } },
      ...more.paths,
    },
    more.root,
  );
/** A parameter for the polling state. */
export const since: JsonObject = {
  name: 'since',
  in: 'query',
  type: 'string',
  'x-ms-visibility': 'internal',
};
const list: JsonObject = { type: 'object', properties: { orders: { type: 'array', items: schema } } };
/** A sound poll, or what a defect makes of it. */
export const poll = (get: JsonObject = {}, more: JsonObject = {}): JsonObject =>
  swagger({
    '/orders': {
      get: {
        operationId: 'OnOrders',
        summary: 'When orders are placed',
        description: 'This operation triggers when orders are placed.',
        'x-ms-trigger': 'batch',
        parameters: [since],
        responses: { '200': { description: 'Orders', schema: list } },
        ...get,
      },
    },
    ...more,
  });
/** Properties with these policies. */
export const policies = (...policyTemplateInstances: JsonObject[]): JsonObject => ({
  policyTemplateInstances,
});
/** Properties with a polling policy. */
export const byPolicy = (
  config: JsonObject,
  path = '@triggerBody().orders',
  names = ['OnOrders'],
): JsonObject => policies(pollingPolicy(config, path, names));
/** A polling state out of the answer. */
export const state = { since: '@{triggerBody().orders[0].id}' };
/** A policy that names its operations. */
export const policy = (templateId: string, parameters: JsonObject, names: string[]): JsonObject => ({
  templateId,
  title: templateId,
  parameters: { 'x-ms-apimTemplate-operationName': names, ...parameters },
});
