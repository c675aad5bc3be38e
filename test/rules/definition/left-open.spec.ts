import { expect } from 'chai';
import type { JsonObject } from '../../../src/json.ts';
import {
  bodyOf,
  callbackProperty,
  polling,
  pollingPolicy,
  read,
  swagger,
  webhook,
} from '../../samples/documents.ts';
import { judged, raised } from './judged.ts';

const gone = { $ref: '#/definitions/Gone' };
const outside = { $ref: 'parts.yaml#/Part' };
const body = (schema: JsonObject): JsonObject => webhook({ parameters: [bodyOf(schema)] });
const hooks = (webhook()['paths'] as JsonObject)['/hooks'] ?? {};

/** The rules that speak of a definition besides D-02, which tells of the reference itself. */
const others = (document: JsonObject, properties?: JsonObject): string[] =>
  raised(document, properties).filter((id) => id !== 'D-02');

describe('what a reference leaves open is no breach', () => {
  it('of the callback URL', () => {
    for (const schema of [gone, outside, { type: 'object', properties: { hook: gone } }])
      expect(others(body(schema))).to.deep.equal([]);
    expect(others(webhook({ parameters: [outside] }))).to.deep.equal([]);
    const url = { 'x-ms-notification-url': true };
    expect(others(body({ allOf: [gone, { type: 'object', properties: { url } }] }))).to.deep.equal([]);
  });

  it('of answers', () => {
    expect(others(webhook({ responses: { '201': outside } }))).to.deep.equal([]);
    expect(others(webhook({ responses: { default: outside } }))).to.deep.equal(['D-14', 'D-13']);
  });

  it('of notification content', () => {
    expect(others(webhook({}, { 'x-ms-notification-content': outside }))).to.deep.equal([]);
    expect(others(webhook({}, { 'x-ms-notification-content': { schema: outside } }))).to.deep.equal([]);
  });

  it('of operations in another file', () => {
    expect(others(swagger({ '/hooks': hooks, '/hooks/{id}': outside }))).to.deep.equal([]);
    const nudged = { ...polling({ 'x-ms-notification': { operationId: 'Elsewhere' } }) };
    const paths = { ...(nudged['paths'] as JsonObject), '/hooks': outside };
    expect(others({ ...nudged, paths })).to.deep.equal([]);
  });

  it('of internal values', () => {
    const page = { allOf: [gone], 'x-ms-visibility': 'internal' };
    const schema = { type: 'object', required: ['url', 'page'], properties: { url: callbackProperty, page } };
    expect(others(body(schema))).to.deep.equal([]);
  });

  it('of polls', () => {
    const policy = pollingPolicy({ since: '@{triggerBody().value[0].id}' }, '@triggerBody().value');
    const list = { allOf: [gone, { type: 'object', properties: { next: { type: 'string' } } }] };
    const responses = { '200': { description: 'news', schema: list } };
    const byPolicy = { policyTemplateInstances: [policy] };
    expect(others(polling({ parameters: [outside], responses }), byPolicy)).to.deep.equal([]);
    expect(others(polling({ responses: { '200': outside } }))).to.deep.equal([]);
  });
});

describe('a schema in the place of notification content', () => {
  it('is told where it is written', () => {
    const document = webhook({}, { 'x-ms-notification-content': { $ref: '#/definitions/Ring' } });
    const definitions = { Ring: { type: 'object', properties: { id: { type: 'string' } } } };
    expect(judged('D-10', { ...document, definitions })).to.deep.equal([
      'error: The notification content has no schema @ /paths/~1hooks/x-ms-notification-content',
    ]);
  });
});

describe('a file of policies that cannot be read', () => {
  it('is told at its line', () => {
    const properties = { file: 'apiProperties.json', text: '{\n  "properties": nothing }' };
    const [warning] = read(polling(), undefined, { properties }).warnings;
    expect(warning?.place).to.deep.include({ file: 'apiProperties.json', line: 2 });
  });
});

describe('D-14', () => {
  it('shows a status with a blank behind it', () => {
    expect(judged('D-14', webhook({ responses: { '201 ': { description: 'made' } } }))).to.deep.equal([
      'warning: POST /hooks declares no response of success, only "201 "; a warning only, as connectors without one were published, and work @ /paths/~1hooks/post/responses',
    ]);
  });
});
