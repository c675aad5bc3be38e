import { expect } from 'chai';
import { DocumentError } from '../../src/errors.ts';
import { readDefinition } from '../../src/openapi/read.ts';
import { onlyTrigger, polling, read, registration, swagger, webhook } from '../samples/documents.ts';

describe('readDefinition', () => {
  it('reads a textbook webhook', () => {
    const document = read(webhook());
    expect(document.title).to.equal('Voicemail');
    expect(document.origin).to.equal('https://api.voicemail.example');
    expect(document.warnings).to.deep.equal([]);
    expect(document.triggers).to.deep.equal([
      {
        id: 'OnNewVoicemail',
        mechanism: 'webhook',
        delivery: 'single',
        summary: 'When a voicemail is received',
        deprecated: false,
        method: 'POST',
        path: '/hooks',
        basePath: '/v1',
        pointer: '/paths/~1hooks/post',
        consumes: [],
        produces: [],
        parameters: [],
        body: { required: false, schema: registration['schema'] },
        responses: { '201': { headers: ['Location'] } },
        callback: '/url',
        notification: { dynamic: false, schema: { type: 'object', properties: { id: { type: 'string' } } } },
        unsubscribe: [
          {
            operationId: 'RemoveHook',
            path: '/hooks/{id}',
            internal: true,
            parameters: [
              { name: 'id', in: 'path', required: true, internal: false, schema: { type: 'string' } },
            ],
            hasBody: false,
          },
        ],
        paths: ['/hooks', '/hooks/{id}'],
        policies: [],
        security: [],
        dynamic: [],
        noGenericTest: false,
        definitions: {},
      },
    ]);
  });

  it('reads what the operation says of itself', () => {
    const trigger = onlyTrigger(
      polling({
        summary: 'When a voicemail arrives',
        'x-ms-trigger-hint': 'Leave a message.',
        deprecated: true,
        'x-ms-no-generic-test': true,
        produces: ['application/json'],
      }),
    );
    expect(trigger).to.include({
      mechanism: 'native',
      delivery: 'batch',
      summary: 'When a voicemail arrives',
      hint: 'Leave a message.',
      deprecated: true,
      noGenericTest: true,
    });
    expect(trigger.produces).to.deep.equal(['application/json']);
    expect(trigger.unsubscribe).to.deep.equal([]);
  });

  it('takes any value of x-ms-trigger for a trigger, and no other operation', () => {
    const operation = { responses: {} };
    const document = swagger({
      '/a': { get: { ...operation, 'x-ms-trigger': 'Batch' }, put: operation, 'x-ms-trigger': 'single' },
      '/b': { parameters: [], 'x-note': { 'x-ms-trigger': 'single' } },
    });
    const { triggers, warnings } = read(document);
    expect(triggers.map((t) => [t.id, t.delivery])).to.deep.equal([['GET /a', 'single']]);
    expect(warnings.map((w) => w.message)).to.include(
      '"x-ms-trigger" stands beside the verb and marks nothing; it belongs into the operation',
    );
  });

  it('calls a trigger without operationId by its method and path, and says so', () => {
    const document = read(webhook({ operationId: '' }));
    expect(document.triggers.map((t) => t.id)).to.deep.equal(['POST /hooks']);
    expect(document.warnings.map((w) => w.message)).to.deep.equal([
      'The trigger has no operationId; it is called "POST /hooks"',
    ]);
    expect(document.warnings[0]?.place).to.include({
      file: 'specs/voicemail.json',
      pointer: '/paths/~1hooks/post',
    });
  });

  it('warns of an operationId that two operations share', () => {
    const { triggers, warnings } = read(webhook({ operationId: 'RemoveHook' }));
    expect(triggers).to.have.length(1);
    expect(warnings.map((w) => w.message)).to.deep.equal([
      'The operationId "RemoveHook" is also that of DELETE /hooks/{id}',
    ]);
  });

  it('keeps the parsed document untouched', () => {
    const document = webhook();
    expect(read(document).root).to.deep.equal(document);
  });

  it('survives members of the wrong kind', () => {
    const document = {
      swagger: '2.0',
      host: 4,
      basePath: [],
      schemes: 'https',
      securityDefinitions: 3,
      definitions: 5,
      paths: {
        '/a': null,
        '/b': [],
        '/c': { post: { 'x-ms-trigger': 'single', parameters: 'x', responses: [], security: 5 } },
        '/d': {
          get: {
            'x-ms-trigger': 'batch',
            parameters: [null, 3, { in: 'query' }, { name: 'q' }, { in: 'body', schema: 'x' }],
            responses: { '200': null, '201': { schema: 7, headers: 3 }, 'x-note': {} },
          },
        },
      },
    };
    const { triggers } = read(document);
    expect(triggers.map((t) => t.id)).to.deep.equal(['POST /c', 'GET /d']);
    expect(triggers[1]?.responses).to.deep.equal({ '201': { schema: {}, headers: [] } });
  });

  it('throws only where the text is no document of a known version', () => {
    const failing: [string, string][] = [
      ['[]', 'Cannot read "a.json": it is no OpenAPI document, it has neither "swagger" nor "openapi"'],
      ['{"swagger":"1.2"}', 'version "1.2" is none of Swagger 2.0, OpenAPI 3.0 and OpenAPI 3.1'],
      ['{"openapi":"4.0.0"}', 'version "4.0.0" is none of'],
    ];
    for (const [text, message] of failing)
      expect(() => readDefinition({ file: 'a.json', text })).to.throw(DocumentError, message);
  });

  it('reads a document without paths, with a warning', () => {
    const document = readDefinition({ file: 'a.yaml', text: 'swagger: 2.0\n' });
    expect(document.triggers).to.deep.equal([]);
    expect(document.warnings.map((w) => w.message)).to.deep.equal([
      '"swagger" must be the text "2.0"',
      'The document has no paths',
    ]);
  });

  it('names hosts that are placeholders, and joins base paths without doubling slashes', () => {
    const place = (more: object): string[] => {
      const document = read({ ...polling(), ...more });
      return [document.origin, document.triggers[0]?.basePath ?? 'none'];
    };
    expect(place({ host: '{{your_domain}}', basePath: '/api/' })).to.deep.equal([
      'https://{{your_domain}}',
      '/api',
    ]);
    expect(place({ basePath: '/' })).to.deep.equal(['https://api.voicemail.example', '']);
    expect(place({ basePath: 'api/v2/' })).to.deep.equal(['https://api.voicemail.example', '/api/v2']);
    expect(place({ schemes: ['http'] })).to.deep.equal(['http://api.voicemail.example', '/v1']);
    expect(place({ host: 'https://x.example/root', schemes: ['http', 'https'] })).to.deep.equal([
      'https://x.example',
      '/root/v1',
    ]);
    expect(place({ host: '' })).to.deep.equal(['', '/v1']);
  });
});
