import { expect } from 'chai';
import type { JsonObject } from '../../src/json.ts';
import { readDefinition } from '../../src/openapi/read.ts';
import type { ReadDocument } from '../../src/model.ts';
import { onlyTrigger } from '../samples/documents.ts';

const yaml = `
openapi: 3.1.0
info: { title: Voicemail, version: "1" }
servers:
  - url: https://{region}.voicemail.example/{tenant}/v1/
    variables: { region: { default: eu } }
security: [{ token: [] }]
paths:
  /hooks:
    post:
      operationId: OnNewVoicemail
      x-ms-trigger: single
      parameters:
        - { name: kinds, in: query, schema: { type: array, items: { type: string } } }
        - { name: tags, in: query, explode: false, schema: { $ref: '#/components/schemas/Tags' } }
        - { name: X-V, in: header, schema: { type: string, default: "2", x-ms-visibility: internal } }
      requestBody: { $ref: '#/components/requestBodies/Hook' }
      responses:
        "201":
          description: created
          headers: { Location: { schema: { type: string } } }
          content: { application/json: { schema: { type: [object, "null"] } } }
      callbacks:
        arrived:
          '{$request.body#/target/url}':
            post:
              requestBody:
                content:
                  application/json: { schema: { $ref: '#/components/schemas/Voicemail' } }
              responses: {}
  /hooks/{id}:
    delete:
      x-ms-visibility: internal
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: {}
components:
  requestBodies:
    Hook:
      required: true
      content:
        application/json:
          schema:
            type: object
            properties: { target: { type: object, properties: { url: { type: string, format: uri } } } }
  schemas:
    Tags: { type: array, items: { type: string } }
    Voicemail:
      type: object
      properties:
        id: { type: string }
        caller: { $ref: '#/components/schemas/Caller', description: who rang, minProperties: 1 }
    Caller: { type: [object, "null"], $defs: { n: { type: string } }, properties: { name: { $ref: '#/components/schemas/Caller/$defs/n' } } }
  securitySchemes:
    token: { type: http, scheme: Bearer }
`;

const document = (): ReadDocument => readDefinition({ file: 'openapi.yaml', text: yaml });

describe('OpenAPI 3.1 in YAML', () => {
  it('names origin and base path from the first server, with defaults filled in', () => {
    const { origin, triggers } = document();
    expect(origin).to.equal('https://eu.voicemail.example');
    expect(triggers[0]?.basePath).to.equal('/{tenant}/v1');
  });

  it('takes callback pointer and notification from callbacks', () => {
    const [trigger] = document().triggers;
    expect(trigger?.mechanism).to.equal('webhook');
    expect(trigger?.callback).to.equal('/target/url');
    expect(trigger?.notification).to.deep.equal({
      dynamic: false,
      schema: { $ref: '#/definitions/Voicemail' },
    });
    expect(trigger?.definitions).to.deep.equal({
      Tags: { type: 'array', items: { type: 'string' } },
      Voicemail: {
        type: 'object',
        properties: {
          id: { type: 'string' },
          caller: { description: 'who rang', minProperties: 1, allOf: [{ $ref: '#/definitions/Caller' }] },
        },
      },
      Caller: {
        type: ['object', 'null'],
        properties: { name: { $ref: '#/definitions/components_schemas_Caller__defs_n' } },
      },
      components_schemas_Caller__defs_n: { type: 'string' },
    });
  });

  it('reads parameters, body, answers, media types and security as those of Swagger 2.0', () => {
    const [trigger] = document().triggers;
    expect(trigger?.parameters.map((p) => [p.name, p.in, p.internal, p.collectionFormat])).to.deep.equal([
      ['kinds', 'query', false, 'multi'],
      ['tags', 'query', false, 'csv'],
      ['X-V', 'header', true, undefined],
    ]);
    expect(trigger?.body?.required).to.equal(true);
    expect(trigger?.responses).to.deep.equal({
      '201': { schema: { type: ['object', 'null'] }, headers: ['Location'] },
    });
    expect([trigger?.consumes, trigger?.produces]).to.deep.equal([
      ['application/json'],
      ['application/json'],
    ]);
    expect(trigger?.security).to.deep.equal([{ name: 'token', type: 'bearer' }]);
    expect(trigger?.unsubscribe.map((u) => [u.path, u.internal])).to.deep.equal([['/hooks/{id}', true]]);
  });
});

describe('OpenAPI 3.0', () => {
  const open = (operation: JsonObject, more: JsonObject = {}): JsonObject => ({
    openapi: '3.0.3',
    info: { title: 'Voicemail' },
    paths: {
      '/hooks': { post: { operationId: 'On', 'x-ms-trigger': 'single', responses: {}, ...operation } },
    },
    ...more,
  });
  const url = { type: 'string', 'x-ms-notification-url': true };

  it('finds a marked property in the JSON body, before callbacks', () => {
    const trigger = onlyTrigger(
      open({
        requestBody: {
          content: {
            'text/xml': { schema: { type: 'object', properties: { other: url } } },
            'application/json': { schema: { type: 'object', properties: { url } } },
          },
        },
        callbacks: { a: { '{$request.body#/other}': {} } },
      }),
    );
    expect(trigger.callback).to.equal('/url');
  });

  it('reads the fields of a form as form parameters', () => {
    const schema = {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'string' }, b: { type: 'integer' } },
    };
    const trigger = onlyTrigger(
      open({ requestBody: { content: { 'application/x-www-form-urlencoded': { schema } } } }),
    );
    expect(trigger.body).to.equal(undefined);
    expect(trigger.parameters.map((p) => [p.name, p.in, p.required])).to.deep.equal([
      ['a', 'formData', true],
      ['b', 'formData', false],
    ]);
  });

  it('has no callback pointer where the URL travels in the query', () => {
    const trigger = onlyTrigger(open({ callbacks: { a: { '{$request.query.url}': {} } } }));
    expect([trigger.mechanism, trigger.callback]).to.deep.equal(['webhook', undefined]);
  });

  it('ignores what stands beside a $ref, annotations apart', () => {
    const trigger = onlyTrigger(
      open(
        {
          requestBody: {
            content: { 'application/json': { schema: { $ref: '#/components/schemas/A', maxLength: 3 } } },
          },
        },
        { components: { schemas: { A: { type: 'string' } } } },
      ),
    );
    expect(trigger.body?.schema).to.deep.equal({ $ref: '#/definitions/A' });
  });

  it('takes the innermost server, and survives without one', () => {
    const place = (written: JsonObject): string => onlyTrigger(written).basePath;
    expect(
      place(open({ servers: [{ url: '/v3' }] }, { servers: [{ url: 'https://x.example/v1' }] })),
    ).to.equal('/v3');
    expect(place(open({}, { servers: [{ url: 'https://x.example' }] }))).to.equal('');
    expect(place(open({}))).to.equal('');
  });

  it('follows a path item that is a $ref', () => {
    const written = {
      ...open({}),
      paths: { '/a': { $ref: '#/components/pathItems/A' } },
      components: { pathItems: { A: { post: { 'x-ms-trigger': 'single' } } } },
    };
    expect(onlyTrigger(written)).to.include({ path: '/a', pointer: '/components/pathItems/A/post' });
  });
});
