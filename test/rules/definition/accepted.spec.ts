import { expect } from 'chai';
import type { JsonObject } from '../../../src/json.ts';
import { bodyOf, callbackProperty, polling, pollingPolicy, webhook } from '../../samples/documents.ts';
import { judged } from './judged.ts';

const location = { Location: { type: 'string' } };
const schema: JsonObject = { type: 'object', properties: { id: { type: 'integer' } } };
const key = { name: 'v', in: 'query', type: 'string', required: true, 'x-ms-visibility': 'internal' };
const registration = bodyOf({ type: 'object', required: ['url'], properties: { url: callbackProperty } });
const policies = (templateId: string, parameters: JsonObject): JsonObject => ({
  policyTemplateInstances: [{ templateId, title: templateId, parameters }],
});

const withDelete = (parameters: JsonObject[]): JsonObject =>
  webhook(
    {},
    {},
    {
      paths: {
        '/hooks': (webhook()['paths'] as JsonObject)['/hooks'] ?? {},
        '/hooks/{id}': {
          delete: { operationId: 'Remove', 'x-ms-visibility': 'internal', parameters, responses: {} },
        },
      },
    },
  );

describe('rules on definitions are content', () => {
  it('D-10 with a schema that is fetched, or that stands on the answer', () => {
    const dynamic = { schema: { 'x-ms-dynamic-schema': { operationId: 'S' } } };
    expect(judged('D-10', webhook({}, { 'x-ms-notification-content': dynamic }))).to.deep.equal([]);
    const responses = { '201': { description: 'x', headers: location, schema } };
    expect(judged('D-10', webhook({ responses }, { 'x-ms-notification-content': {} }))).to.deep.equal([]);
  });

  it('D-12 with headers of the transport, or set by a policy', () => {
    const header = (name: string, required: boolean): JsonObject => ({
      name,
      in: 'header',
      type: 'string',
      required,
    });
    expect(judged('D-12', withDelete([header('Accept', true)]))).to.deep.equal([]);
    const set = policies('setheader', { 'x-ms-apimTemplateParameter.name': 'If-Match' });
    expect(judged('D-12', withDelete([header('If-Match', true)]), set)).to.deep.equal([]);
    for (const required of [true, false])
      expect(judged('D-12', withDelete([header('If-Match', required)]))).to.have.length(1);
  });

  it('D-12 with the header of an API key, in OpenAPI 3 too', () => {
    const hook = {
      parameters: [{ name: 'X-Key', in: 'header', required: true, schema: { type: 'string' } }],
    };
    const remove = { operationId: 'Remove', 'x-ms-visibility': 'internal', ...hook, responses: {} };
    const subscribe = {
      'x-ms-trigger': 'single',
      requestBody: { content: { 'application/json': { schema: { properties: { url: callbackProperty } } } } },
      responses: {},
    };
    const open = (securitySchemes: JsonObject): JsonObject => ({
      openapi: '3.0.3',
      paths: { '/hooks': { post: subscribe }, '/hooks/{id}': { delete: remove } },
      components: { securitySchemes },
    });
    expect(judged('D-12', open({ key: { type: 'apiKey', in: 'header', name: 'X-Key' } }))).to.deep.equal([]);
    expect(judged('D-12', open({}))).to.have.length(1);
  });

  it('D-13 with a Location header in any case, and does not repeat D-14', () => {
    const responses = { '201': { description: 'x', headers: { location: { type: 'string' } } } };
    expect(judged('D-13', webhook({ responses }))).to.deep.equal([]);
    expect(judged('D-13', webhook({ responses: {} }))).to.deep.equal(['skip: because D-14 failed']);
  });

  it('D-15 with 200 and 202 of a poll', () => {
    const responses = { '200': { schema }, '202': { schema } };
    expect(judged('D-15', polling({ responses }))).to.deep.equal([]);
    expect(judged('D-15', webhook({ responses }))).to.have.length(1);
  });

  it('D-18 with values that a policy fills in, the polling state, and the callback URL', () => {
    const document = webhook({ parameters: [registration, key] });
    expect(judged('D-18', document)).to.have.length(1);
    const set = policies('setqueryparameter', { 'x-ms-apimTemplateParameter.name': 'v' });
    expect(judged('D-18', document, set)).to.deep.equal([]);
    const other = policies('setqueryparameter', { 'x-ms-apimTemplateParameter.name': 'version' });
    expect(judged('D-18', document, other)).to.have.length(1);
    const state = {
      policyTemplateInstances: [pollingPolicy({ v: '@{triggerBody().value[0].id}' }, '@triggerBody().value')],
    };
    const optional = { ...key, required: false };
    expect(judged('D-18', polling({ parameters: [optional] }), state)[0]).to.match(/^skip/);
    expect(judged('D-18', polling({ parameters: [{ ...key, default: '0' }] }), state)).to.deep.equal([]);
    expect(judged('D-18', webhook())[0]).to.match(/^skip/);
  });

  it('D-21 with "Triggers when …", and with names in capitals', () => {
    const operation = {
      summary: 'Triggers when Power Automate gets an item',
      description: 'Triggers when so.',
    };
    expect(judged('D-21', webhook(operation))).to.deep.equal([]);
    for (const summary of [
      'When A New Order Gets Placed Somewhere',
      'When a New VM Arrives Here',
      'When an Order Is Placed',
    ])
      expect(judged('D-21', webhook({ ...operation, summary })), summary).to.have.length(1);
    for (const summary of [
      'When a Trello Card arrives',
      'When Power Automate is told',
      'When an SMS arrives',
    ])
      expect(judged('D-21', webhook({ ...operation, summary })), summary).to.deep.equal([]);
  });

  it('D-22 with a revision in the name', () => {
    expect(judged('D-22', webhook({ operationId: 'OnNewVoicemail_V2' }))).to.deep.equal([]);
  });

  it('G-03 only warns of a policy that gives way to the service', () => {
    const set = (existsAction: string): JsonObject =>
      policies('setheader', {
        'x-ms-apimTemplateParameter.name': 'Location',
        'x-ms-apimTemplateParameter.existsAction': existsAction,
        'x-ms-apimTemplate-policySection': 'Response',
      });
    expect(judged('G-03', webhook(), set('override'))[0]).to.match(/^error/);
    expect(judged('G-03', webhook(), set('skip'))[0]).to.match(/^warning/);
  });

  it('G-05 with a policy for the host of every operation', () => {
    const host = (names: JsonObject): JsonObject => policies('dynamichosturl', names);
    expect(judged('G-05', webhook(), host({}))).to.deep.equal([]);
    expect(
      judged('G-05', webhook(), host({ 'x-ms-apimTemplate-operationName': ['OnNewVoicemail'] })),
    ).to.have.length(1);
    expect(
      judged('G-05', webhook(), host({ 'x-ms-apimTemplate-operationName': ['RemoveHook'] })),
    ).to.have.length(1);
    const both = { 'x-ms-apimTemplate-operationName': ['RemoveHook', 'OnNewVoicemail'] };
    expect(judged('G-05', webhook(), host(both))).to.deep.equal([]);
    expect(judged('G-05', webhook(), host({ 'x-ms-apimTemplate-operationName': ['Other'] }))).to.deep.equal(
      [],
    );
  });
});
