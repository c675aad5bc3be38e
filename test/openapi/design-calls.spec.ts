import { expect } from 'chai';
import { readDefinition } from '../../src/openapi/read.ts';

const parameter = (name: string, more: object = {}) => ({ name, in: 'query', type: 'string', ...more });

const definition = {
  swagger: '2.0',
  info: { title: 'Voicemail', version: '1' },
  host: 'api.example.com',
  'x-ms-capabilities': { testConnection: { operationId: 'GetMe', parameters: { deep: false } } },
  paths: {
    '/voicemails': {
      get: {
        operationId: 'OnNewVoicemail',
        'x-ms-trigger': 'batch',
        'x-ms-operation-context': { simulate: { operationId: 'Sample' } },
        parameters: [
          parameter('box'),
          parameter('folder', {
            'x-ms-dynamic-values': {
              operationId: 'ListFolders',
              parameters: { box: { parameter: 'box' }, depth: 1 },
              'value-collection': 'value',
              'value-path': 'id',
              'value-title': 'name',
            },
            'x-ms-dynamic-list': {
              operationId: 'ListFolders',
              parameters: { box: { parameterReference: 'query/box' }, depth: { value: 1 } },
              itemsPath: 'value',
              itemValuePath: 'id',
              itemTitlePath: 'name',
            },
          }),
          parameter('tree', { 'x-ms-dynamic-tree': { open: { operationId: 'ListFolders' } } }),
          parameter('lost', { 'x-ms-dynamic-values': { operationId: 'Nowhere', 'value-path': 'id' } }),
        ],
        responses: { 200: { description: 'ok' } },
      },
    },
    '/folders': {
      get: { operationId: 'ListFolders', parameters: [parameter('box')], responses: {} },
    },
    '/me': { get: { operationId: 'GetMe', responses: {} } },
    '/sample': {
      post: {
        operationId: 'Sample',
        parameters: [{ name: 'body', in: 'body', required: true, schema: {} }],
        responses: {},
      },
    },
  },
};

const calls = (document: object) =>
  readDefinition({ file: 'a.json', text: JSON.stringify(document) }).triggers[0]?.dynamic ?? [];

describe('withCall', () => {
  const found = calls(definition);
  const callOf = (extension: string) => found.find((c) => c.extension === extension)?.call;

  it('withCall reads what both generations of the extension say alike', () => {
    const wanted = {
      method: 'GET',
      path: '/folders',
      collection: 'value',
      valuePath: 'id',
      titlePath: 'name',
      arguments: { box: { input: 'box' }, depth: { value: 1 } },
    };
    expect(callOf('x-ms-dynamic-values')).to.deep.include(wanted);
    expect(callOf('x-ms-dynamic-list')).to.deep.include(wanted);
    expect(callOf('x-ms-dynamic-list')?.parameters.map((p) => p.name)).to.deep.equal(['box']);
  });

  it('withCall reads the test of the connection and the simulation', () => {
    expect(callOf('testConnection')).to.deep.include({ path: '/me', arguments: { deep: { value: false } } });
    expect(callOf('simulate')).to.deep.include({ method: 'POST', path: '/sample', needsBody: true });
  });

  it('withCall leaves a call alone that leads nowhere, or that a designer makes in ways of its own', () => {
    const without = found.filter((c) => c.call === undefined).map((c) => c.extension);
    expect(without).to.have.members(['x-ms-dynamic-tree', 'x-ms-dynamic-values']);
  });

  it('withCall takes a reference to the body for a pointer into it', () => {
    const text = JSON.stringify(definition).replace('query/box', 'body/filter/box');
    const call = calls(JSON.parse(text) as object).find((c) => c.extension === 'x-ms-dynamic-list')?.call;
    expect(call?.arguments['box']).to.deep.equal({ input: '/filter/box' });
  });
});
