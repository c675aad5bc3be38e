import { bodyOf, callbackProperty, content, swagger } from '../../samples/documents.ts';
import {
  location,
  schema,
  registration,
  subscribe,
  remove,
  hook,
  policies,
  policy,
  type PlantedDefect,
} from './planting.ts';

/** Defects of webhooks, and of whole definitions. */
export const onWebhooks: readonly PlantedDefect[] = [
  { rule: 'D-01', defect: 'true', document: hook({ 'x-ms-trigger': true }), line: '"x-ms-trigger": true,' },
  {
    rule: 'D-02',
    defect: 'a reference that leads nowhere',
    document: hook({ responses: { '201': { headers: location, schema: { $ref: '#/definitions/Gone' } } } }),
    line: '"schema": {',
  },
  {
    rule: 'D-03',
    defect: 'no mark',
    document: hook({ parameters: [registration({ type: 'string' })] }),
    line: '"post": {',
  },
  {
    rule: 'D-04',
    defect: 'a mark in the query',
    document: hook({ parameters: [{ ...callbackProperty, name: 'hook', in: 'query', required: true }] }),
    line: '{',
  },
  {
    rule: 'D-05',
    defect: 'an object',
    document: hook({ parameters: [registration({ ...callbackProperty, type: 'object' })] }),
    line: '"url": {',
  },
  {
    rule: 'D-06',
    defect: 'an optional URL',
    document: hook({ parameters: [bodyOf({ type: 'object', properties: { url: callbackProperty } })] }),
    line: '"url": {',
  },
  {
    rule: 'D-07',
    defect: 'a visible URL',
    document: hook({ parameters: [registration({ type: 'string', 'x-ms-notification-url': true })] }),
    line: '"url": {',
  },
  {
    rule: 'D-08',
    defect: 'a URL in a list',
    document: hook({
      parameters: [
        bodyOf({ type: 'object', properties: { all: { type: 'array', items: callbackProperty } } }),
      ],
    }),
    line: '"items": {',
  },
  {
    rule: 'D-09',
    defect: 'content inside the operation',
    document: swagger({
      '/hooks': { post: { ...subscribe, 'x-ms-notification-content': content } },
      '/hooks/{id}': { delete: remove },
    }),
    line: '"x-ms-notification-content": {',
  },
  {
    rule: 'D-10',
    defect: 'content without a schema',
    document: hook({}, { item: { 'x-ms-notification-content': { description: 'An order' } } }),
    line: '"x-ms-notification-content": {',
  },
  {
    rule: 'D-11',
    defect: 'no DELETE',
    document: swagger({ '/hooks': { 'x-ms-notification-content': content, post: subscribe } }),
    line: '"paths": {',
  },
  {
    rule: 'D-12',
    defect: 'a DELETE with a header',
    document: hook(
      {},
      { drop: { parameters: [{ name: 'If-Match', in: 'header', type: 'string', required: true }] } },
    ),
    line: '{',
  },
  {
    rule: 'D-12',
    defect: 'a DELETE with a body beside the id of its path',
    document: hook({}, { drop: { parameters: [{ name: 'why', in: 'body', schema: { type: 'object' } }] } }),
    line: '{',
  },
  {
    rule: 'D-13',
    defect: 'only 200',
    document: hook({ responses: { '200': { description: 'OK', headers: location } } }),
    line: '"responses": {',
  },
  { rule: 'D-14', defect: 'no response', document: hook({ responses: {} }), line: '"responses": {}' },
  {
    rule: 'D-15',
    defect: 'two schemas',
    document: hook({ responses: { '200': { schema }, '201': { schema, headers: location } } }),
    line: '"201": {',
  },
  {
    rule: 'D-18',
    defect: 'an internal value without default',
    document: hook({
      parameters: [
        registration(),
        { name: 'api-version', in: 'query', type: 'string', required: true, 'x-ms-visibility': 'internal' },
      ],
    }),
    line: '{',
  },
  {
    rule: 'D-20',
    defect: 'an encoding in the query',
    document: hook({
      parameters: [registration(), { name: 'q', in: 'query', type: 'string', 'x-ms-url-encoding': 'single' }],
    }),
    line: '"x-ms-url-encoding": "single"',
  },
  {
    rule: 'D-21',
    defect: 'a noun',
    document: hook({ summary: 'Order placed' }),
    line: '"summary": "Order placed",',
  },
  {
    rule: 'D-22',
    defect: 'a name used twice',
    document: hook({}, { paths: { '/orders': { get: { operationId: 'OnOrder', responses: {} } } } }),
    line: '"operationId": "OnOrder",',
  },
  {
    rule: 'D-22',
    defect: 'a query in a path',
    document: hook({}, { paths: { '/orders?new': { get: { operationId: 'List', responses: {} } } } }),
    line: '"/orders?new": {',
  },
  {
    rule: 'D-23',
    defect: 'a web socket',
    document: hook({}, { root: { schemes: ['wss'] } }),
    line: '"wss"',
  },
  {
    rule: 'D-25',
    defect: 'too many operations',
    document: hook(
      {},
      {
        paths: Object.fromEntries(
          Array.from({ length: 260 }, (_, n) => [`/a${n}`, { get: { operationId: `A${n}`, responses: {} } }]),
        ),
      },
    ),
    line: '"paths": {',
  },
  {
    rule: 'D-25',
    defect: 'too many schemas in one body',
    document: hook({
      parameters: [
        registration(
          callbackProperty,
          Object.fromEntries(Array.from({ length: 520 }, (_, n) => [`p${n}`, { type: 'string' }])),
        ),
      ],
    }),
    line: '"schema": {',
  },
  {
    rule: 'T-04',
    defect: 'values by a property of the body',
    document: hook({
      parameters: [
        registration(callbackProperty, {
          shop: { type: 'string' },
          shelf: {
            type: 'string',
            'x-ms-dynamic-values': { operationId: 'Shelves', parameters: { shop: { parameter: 'shop' } } },
          },
        }),
      ],
    }),
    line: '"x-ms-dynamic-values": {',
  },
  {
    rule: 'G-03',
    defect: 'Location by policy',
    document: hook(),
    properties: policies(
      policy(
        'setheader',
        {
          'x-ms-apimTemplateParameter.name': 'Location',
          'x-ms-apimTemplateParameter.value': '/unhook',
          'x-ms-apimTemplateParameter.existsAction': 'override',
          'x-ms-apimTemplate-policySection': 'Response',
        },
        ['OnOrder'],
      ),
    ),
    file: 'apiProperties.json',
    line: '{',
  },
  {
    rule: 'G-05',
    defect: 'a host of its own',
    document: hook(),
    properties: policies(
      policy('dynamichosturl', { 'x-ms-apimTemplateParameter.urlTemplate': 'https://a.example' }, [
        'OnOrder',
      ]),
    ),
    file: 'apiProperties.json',
    line: '{',
  },
  {
    rule: 'G-06',
    defect: 'a route of its own',
    document: hook(),
    properties: policies(
      policy('routerequesttoendpoint', { 'x-ms-apimTemplateParameter.newPath': '/webhooks' }, ['OnOrder']),
    ),
    file: 'apiProperties.json',
    line: '{',
  },
];
