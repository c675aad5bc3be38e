import { expect } from 'chai';
import type { JsonObject } from '../../../src/json.ts';
import { bodyOf, callbackProperty, content, polling, swagger, webhook } from '../../samples/documents.ts';
import { judged, raised } from './judged.ts';

const body = (schema: JsonObject): JsonObject => webhook({ parameters: [bodyOf(schema)] });
const one = (property: JsonObject, more: JsonObject = { required: ['url'] }): JsonObject =>
  body({ type: 'object', properties: { url: property }, ...more });
const place = '/paths/~1hooks/post/parameters/0/schema/properties/url';

describe('definition rules', () => {
  it('have nothing to say of a textbook webhook and a textbook poll', () => {
    expect(raised(webhook())).to.deep.equal([]);
    expect(raised(polling())).to.deep.equal([]);
  });
});

describe('D-01', () => {
  it('wants single or batch', () => {
    expect(judged('D-01', webhook({ 'x-ms-trigger': 'Single' }))).to.deep.equal([
      'error: "x-ms-trigger" is "Single" @ /paths/~1hooks/post/x-ms-trigger',
    ]);
    expect(judged('D-01', webhook({ 'x-ms-trigger': true }))).to.have.length(1);
    expect(judged('D-01', webhook({ 'x-ms-trigger': 'batch' }))).to.deep.equal([]);
  });
});

describe('D-03', () => {
  it('wants a notification URL on a webhook', () => {
    const document = body({ type: 'object', properties: { url: { type: 'string' } } });
    expect(judged('D-03', document)).to.deep.equal([
      'error: POST /hooks has notification content, but no property is marked "x-ms-notification-url": true @ /paths/~1hooks/post',
    ]);
    expect(raised(document)).to.deep.equal(['D-03']);
  });

  it('warns of a second mark where it stands, and holds neither to what is asked of the URL', () => {
    const two = body({
      required: ['url'],
      properties: { url: callbackProperty, topic: { 'x-ms-notification-url': true } },
    });
    expect(judged('D-03', two)).to.deep.equal([
      'warning: The body has 2 notification URLs; "/url" is used; a warning only, as which of several is filled is not documented @ voicemail.json/paths/~1hooks/post/parameters/0/schema/properties/topic',
    ]);
    expect(raised(two)).to.deep.equal(['D-03']);
  });

  it('takes no text for the mark', () => {
    expect(raised(one({ ...callbackProperty, 'x-ms-notification-url': 'true' }))).to.deep.equal(['D-03']);
  });

  it('does not concern a poll', () => {
    expect(judged('D-03', polling())).to.deep.equal(['skip: the trigger is no webhook']);
  });
});

describe('a webhook whose body marks no URL', () => {
  const hidden = { type: 'string', 'x-ms-visibility': 'internal' };
  const elsewhere = { in: 'query', name: 'cb', type: 'string', 'x-ms-notification-url': true };
  const unmarked = bodyOf({ type: 'object', required: ['url'], properties: { url: hidden } });

  it('is told that alone, not that the URL has no default', () => {
    expect(raised(webhook({ parameters: [unmarked, elsewhere] }))).to.deep.equal(['D-04']);
    expect(raised(webhook({ parameters: [unmarked] }))).to.deep.equal(['D-03']);
  });
});

describe('D-04', () => {
  const mark = { type: 'string', 'x-ms-notification-url': true };

  it('wants the URL in the body', () => {
    const document = webhook({ parameters: [{ in: 'query', name: 'url', ...mark }] });
    expect(judged('D-04', document)).to.deep.equal([
      'error: The notification URL is marked in the query parameter "url" @ /paths/~1hooks/post/parameters/0',
    ]);
    expect(raised(document)).to.deep.equal(['D-04']);
    expect(
      judged('D-04', webhook({ parameters: [{ in: 'header', name: 'X-Url', ...mark }] })),
    ).to.have.length(1);
    expect(judged('D-04', webhook({ parameters: [{ in: 'formData', name: 'url', ...mark }] }))[0]).to.match(
      /^warning: /,
    );
  });

  const headers = { Location: { type: 'string' } };

  it('finds a mark in an answer, be it beside one in the request', () => {
    const responses = { '201': { headers, schema: { type: 'object', properties: { url: mark } } } };
    expect(raised(webhook({ responses, parameters: [] }))).to.deep.equal(['D-04']);
    expect(judged('D-04', webhook({ responses }))).to.deep.equal([
      'warning: The notification URL is marked in an answer; a warning only, as the body has one too, as that of published connectors with such a mark @ /paths/~1hooks/post/responses/201/schema/properties/url',
    ]);
    const header = { '201': { headers: { ...headers, 'X-Url': mark } } };
    expect(judged('D-04', webhook({ responses: header }))).to.deep.equal([
      'warning: The notification URL is marked in an answer; a warning only, as the body has one too, as that of published connectors with such a mark @ /paths/~1hooks/post/responses/201/headers/X-Url',
    ]);
  });

  it('takes an answer with the schema of the request for no second mark', () => {
    const hook = { type: 'object', required: ['url'], properties: { url: callbackProperty } };
    const schema = { $ref: '#/definitions/Hook' };
    const document = webhook({ parameters: [bodyOf(schema)], responses: { '201': { headers, schema } } });
    expect(raised({ ...document, definitions: { Hook: hook } })).to.deep.equal([]);
  });
});

describe('D-05', () => {
  it('wants a string', () => {
    expect(judged('D-05', one({ ...callbackProperty, type: 'integer' }))).to.deep.equal([
      `error: "/url" takes the callback URL and is of type integer @ ${place}`,
    ]);
    expect(
      judged('D-05', one({ 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' })),
    ).to.deep.equal([
      `warning: "/url" takes the callback URL and has no type; a warning only, as a value without a type is sent as text @ ${place}`,
    ]);
    expect(judged('D-05', one({ ...callbackProperty, type: ['string', 'null'] }))).to.deep.equal([]);
    expect(judged('D-05', one({ ...callbackProperty, format: 'uri' }))).to.deep.equal([]);
  });
});

describe('D-06', () => {
  const nested = (outer: readonly string[], inner: readonly string[]): JsonObject =>
    body({
      type: 'object',
      required: outer,
      properties: { hook: { type: 'object', required: inner, properties: { url: callbackProperty } } },
    });

  it('wants the URL required at every level', () => {
    expect(judged('D-06', one(callbackProperty, {}))).to.deep.equal([
      `error: "/url" takes the callback URL and is not required @ ${place}`,
    ]);
    expect(judged('D-06', nested([], ['url']))).to.have.length(1);
    expect(judged('D-06', nested(['hook'], []))).to.have.length(1);
    expect(judged('D-06', nested(['hook'], ['url']))).to.deep.equal([]);
  });

  it('names each level that is not required', () => {
    expect(judged('D-06', nested([], []))).to.deep.equal([
      `error: "/hook" holds the callback URL "/hook/url" and is not required @ ${place.replace('url', 'hook')}`,
      `error: "/hook/url" takes the callback URL and is not required @ ${place.replace('url', 'hook/properties/url')}`,
    ]);
  });

  it('finds what is required through $ref, beside it, and in allOf', () => {
    const document = webhook(
      { parameters: [bodyOf({ $ref: '#/definitions/Hook', required: ['hook'] })] },
      {},
      {
        definitions: {
          Hook: {
            type: 'object',
            properties: { hook: { allOf: [{ required: ['url'] }, { $ref: '#/definitions/Url' }] } },
          },
          Url: { type: 'object', properties: { url: callbackProperty } },
        },
      },
    );
    expect(raised(document)).to.deep.equal([]);
  });
});

describe('D-07', () => {
  it('wants the URL, or something around it, internal', () => {
    const visible = { type: 'string', 'x-ms-notification-url': true };
    expect(judged('D-07', one(visible))).to.deep.equal([
      `error: "/url" takes the callback URL and is not "x-ms-visibility": "internal" @ ${place}`,
    ]);
    expect(judged('D-07', one(visible, { required: ['url'], 'x-ms-visibility': 'internal' }))).to.deep.equal(
      [],
    );
  });
});

describe('D-08', () => {
  it('wants a fixed place in objects', () => {
    const items = { type: 'object', required: ['url'], properties: { url: callbackProperty } };
    const document = body({ type: 'object', properties: { hooks: { type: 'array', items } } });
    expect(judged('D-08', document)).to.deep.equal([
      'error: "/hooks/*/url" is marked as notification URL and has no fixed place @ /paths/~1hooks/post/parameters/0/schema/properties/hooks/items/properties/url',
    ]);
    expect(raised(document)).to.deep.equal(['D-08']);
    expect(judged('D-08', body({ ...callbackProperty }))).to.deep.equal([
      'error: The whole body is marked as notification URL @ /paths/~1hooks/post/parameters/0/schema',
    ]);
  });
});

describe('D-09', () => {
  const pathItem = (more: JsonObject, operation: JsonObject): JsonObject => {
    const { paths, ...rest } = webhook(operation) as JsonObject & { paths: Record<string, JsonObject> };
    const { 'x-ms-notification-content': _beside, ...hooks } = paths['/hooks'] ?? {};
    return { ...rest, paths: { ...paths, '/hooks': { ...hooks, ...more } } };
  };

  it('wants notification content beside the verb', () => {
    const inside = pathItem({}, { 'x-ms-notification-content': content });
    expect(judged('D-09', inside)).to.deep.equal([
      'error: "x-ms-notification-content" stands inside the operation @ /paths/~1hooks/post/x-ms-notification-content',
    ]);
    expect(raised(inside)).to.deep.equal(['D-09']);
  });

  it('wants it at all', () => {
    expect(judged('D-09', pathItem({}, {}))).to.deep.equal([
      'error: The path item of POST /hooks has no "x-ms-notification-content" @ /paths/~1hooks',
    ]);
    expect(judged('D-09', pathItem({ 'x-ms-notification-content': { schema: {} } }, {}))).to.deep.equal([]);
  });
});

describe('D-11', () => {
  const without = (more: JsonObject): JsonObject => {
    const { paths, ...rest } = webhook() as JsonObject & { paths: JsonObject };
    return { ...rest, paths: { '/hooks': paths['/hooks'] ?? {}, ...more } };
  };

  it('wants a DELETE, and an internal one', () => {
    expect(judged('D-11', without({}))).to.deep.equal([
      'error: The definition has no DELETE operation @ /paths',
    ]);
    expect(judged('D-11', without({}), undefined, 'field')[0]).to.match(/^warning: /);
    expect(judged('D-11', without({ '/x/{id}': { delete: {} } }))).to.deep.equal([
      'warning: No DELETE operation of the definition is "x-ms-visibility": "internal"; a warning only, as it unsubscribes all the same, and makers see it among the actions @ /paths/~1x~1{id}/delete',
    ]);
    expect(judged('D-11', without({ '/x': { delete: { 'x-ms-visibility': 'internal' } } }))).to.deep.equal(
      [],
    );
  });
});

describe('definition rules on OpenAPI 3 callbacks', () => {
  const onUrls = (document: JsonObject): string[] => raised(document).filter((id) => /^D-0[3-9]$/.test(id));
  const open = (expression: string): JsonObject => {
    const { paths } = swagger({
      '/hooks': {
        post: {
          'x-ms-trigger': 'single',
          requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
          callbacks: { arrived: { [expression]: { post: { requestBody: { content: {} } } } } },
        },
      },
      '/hooks/{id}': { delete: { 'x-ms-visibility': 'internal' } },
    });
    return { openapi: '3.0.0', paths: paths ?? {} };
  };

  it('take them for notification URL and content', () => {
    expect(onUrls(open('{$request.body#/url}'))).to.deep.equal([]);
  });

  it('want their URL in the body', () => {
    expect(onUrls(open('{$request.query.url}'))).to.deep.equal(['D-04']);
  });
});
