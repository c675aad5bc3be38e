import { expect } from 'chai';
import type { JsonObject } from '../../src/json.ts';
import type { Parameter } from '../../src/model.ts';
import { bodyOf, onlyTrigger, polling, read } from '../samples/documents.ts';

const parametersOf = (...parameters: JsonObject[]): readonly Parameter[] =>
  onlyTrigger(polling({ parameters })).parameters;

describe('parameters', () => {
  it('carry place, visibility, encoding, array format and schema', () => {
    expect(
      parametersOf(
        { in: 'path', name: 'mailbox', type: 'string', 'x-ms-url-encoding': 'double' },
        { in: 'query', name: 'kinds', type: 'array', items: { type: 'string' }, collectionFormat: 'multi' },
        {
          in: 'header',
          name: 'X-V',
          type: 'string',
          default: '2',
          required: true,
          'x-ms-visibility': 'internal',
        },
        { in: 'formData', name: 'note', type: 'string' },
      ),
    ).to.deep.equal([
      {
        name: 'mailbox',
        in: 'path',
        required: true,
        internal: false,
        schema: { type: 'string', 'x-ms-url-encoding': 'double' },
        encoding: 'double',
      },
      {
        name: 'kinds',
        in: 'query',
        required: false,
        internal: false,
        schema: { type: 'array', items: { type: 'string' } },
        collectionFormat: 'multi',
      },
      {
        name: 'X-V',
        in: 'header',
        required: true,
        internal: true,
        schema: { type: 'string', default: '2', 'x-ms-visibility': 'internal' },
      },
      { name: 'note', in: 'formData', required: false, internal: false, schema: { type: 'string' } },
    ]);
  });

  it('of the path item hold too, unless the operation has one of the same name and place', () => {
    const document = polling({ parameters: [{ in: 'query', name: 'a', type: 'integer' }] });
    const paths = document['paths'] as JsonObject;
    const pathItem = {
      ...(paths['/voicemails'] as JsonObject),
      parameters: [
        { in: 'query', name: 'a', type: 'string' },
        { in: 'header', name: 'a', type: 'string' },
        { $ref: '#/parameters/Top' },
      ],
    };
    const trigger = onlyTrigger({
      ...document,
      paths: { '/voicemails': pathItem },
      parameters: { Top: { in: 'query', name: '$top', type: 'integer' } },
    });
    expect(trigger.parameters.map((p) => [p.in, p.name, p.schema['type']])).to.deep.equal([
      ['query', 'a', 'integer'],
      ['header', 'a', 'string'],
      ['query', '$top', 'integer'],
    ]);
  });

  it('are no body, and a body is no parameter', () => {
    const trigger = onlyTrigger(polling({ parameters: [{ ...bodyOf({ type: 'object' }), required: true }] }));
    expect(trigger.parameters).to.deep.equal([]);
    expect(trigger.body).to.deep.equal({ required: true, schema: { type: 'object' } });
  });

  it('that nobody can send are left out with a warning', () => {
    const { triggers, warnings } = read(
      polling({ parameters: [{ in: 'cookie', name: 'c' }, { in: 'query' }] }),
    );
    expect(triggers[0]?.parameters).to.deep.equal([]);
    expect(warnings.map((w) => w.message)).to.deep.equal([
      'The parameter "c" in "cookie" is not used',
      'The parameter "" in "query" is not used',
    ]);
  });

  it('tell their design-time calls', () => {
    const trigger = onlyTrigger(
      polling({
        parameters: [
          { in: 'query', name: 'a', type: 'string', 'x-ms-dynamic-values': { operationId: 'ListA' } },
          { in: 'query', name: 'b', type: 'string', 'x-ms-dynamic-values': { capability: 'file-picker' } },
          { in: 'query', name: 'c', type: 'string', 'x-ms-dynamic-tree': { open: { operationId: 'OpenC' } } },
        ],
      }),
    );
    expect(trigger.dynamic).to.deep.equal([
      {
        extension: 'x-ms-dynamic-values',
        operationId: 'ListA',
        pointer: '/paths/~1voicemails/get/parameters/0/x-ms-dynamic-values',
      },
      {
        extension: 'x-ms-dynamic-tree',
        operationId: 'OpenC',
        pointer: '/paths/~1voicemails/get/parameters/2/x-ms-dynamic-tree',
      },
    ]);
  });
});

describe('responses', () => {
  it('are read with their schema and headers, $ref followed', () => {
    const responses = {
      '200': { $ref: '#/responses/Ok' },
      default: { description: 'other' },
      'x-note': 'none',
    };
    const trigger = onlyTrigger(
      polling(
        { responses },
        { responses: { Ok: { schema: { type: 'string' }, headers: { Location: {} } } } },
      ),
    );
    expect(trigger.responses).to.deep.equal({
      '200': { schema: { type: 'string' }, headers: ['Location'] },
      default: { headers: [] },
    });
  });
});

describe('security', () => {
  const securityDefinitions = {
    key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
    basic: { type: 'basic' },
  };
  const namesOf = (operation: JsonObject, more: JsonObject): string[] =>
    onlyTrigger(polling(operation, { securityDefinitions, ...more })).security.map((s) => s.name);

  it('is that of the operation, else that of the document, else every scheme', () => {
    expect(namesOf({ security: [{ basic: [] }] }, { security: [{ key: [] }] })).to.deep.equal(['basic']);
    expect(namesOf({ security: [] }, { security: [{ key: [] }] })).to.deep.equal([]);
    expect(namesOf({}, { security: [{ key: [] }] })).to.deep.equal(['key']);
    expect(namesOf({}, { security: [] })).to.deep.equal(['key', 'basic']);
    expect(namesOf({}, {})).to.deep.equal(['key', 'basic']);
    expect(namesOf({ security: [{ unknown: [] }] }, {})).to.deep.equal([]);
  });

  it('says where an API key goes', () => {
    expect(onlyTrigger(polling({}, { securityDefinitions })).security[0]).to.deep.equal({
      name: 'key',
      type: 'apiKey',
      in: 'header',
      parameter: 'X-Api-Key',
    });
  });
});
