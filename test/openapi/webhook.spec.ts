import { expect } from 'chai';
import type { JsonObject } from '../../src/json.ts';
import {
  bodyOf,
  callbackProperty,
  content,
  onlyTrigger,
  read,
  registration,
  swagger,
  webhook,
} from '../samples/documents.ts';

const object = (properties: JsonObject): JsonObject => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});

describe('callback property', () => {
  const callbackIn = (schema: JsonObject, definitions: JsonObject = {}): string | undefined =>
    onlyTrigger(webhook({ parameters: [bodyOf(schema)] }, {}, { definitions })).callback;

  it('is found at any depth, in objects that are named like keywords', () => {
    const nested = object({ properties: object({ items: object({ 'a/b~c': callbackProperty }) }) });
    expect(callbackIn(nested)).to.equal('/properties/items/a~1b~0c');
  });

  it('is found through $ref and allOf', () => {
    const definitions = {
      Hook: { allOf: [{ $ref: '#/definitions/Base' }, object({ target: { $ref: '#/definitions/Target' } })] },
      Base: object({ event: { type: 'string' } }),
      Target: object({ address: callbackProperty }),
    };
    expect(callbackIn({ $ref: '#/definitions/Hook' }, definitions)).to.equal('/target/address');
  });

  it('is found behind a body parameter that is a $ref', () => {
    const document = webhook(
      { parameters: [{ $ref: '#/parameters/Hook' }] },
      {},
      { parameters: { Hook: registration } },
    );
    expect(onlyTrigger(document).callback).to.equal('/url');
  });

  it('is found in a body that the path item declares', () => {
    expect(onlyTrigger(webhook({ parameters: [] }, { parameters: [registration] })).callback).to.equal(
      '/url',
    );
  });

  it('is found past schemas that contain themselves', () => {
    const definitions = {
      Node: { type: 'object', properties: { next: { $ref: '#/definitions/Node' }, url: callbackProperty } },
    };
    expect(callbackIn({ $ref: '#/definitions/Node' }, definitions)).to.equal('/url');
  });

  it('is the property that carries the mark, not one that is named like it', () => {
    expect(callbackIn(object({ 'x-ms-notification-url': callbackProperty }))).to.equal(
      '/x-ms-notification-url',
    );
    expect(callbackIn(object({ 'x-ms-notification-url': { type: 'boolean' } }))).to.equal(undefined);
    expect(
      callbackIn({ properties: { url: { type: 'string', default: { 'x-ms-notification-url': true } } } }),
    ).to.equal(undefined);
  });

  it('is the whole body where that is marked', () => {
    expect(callbackIn({ ...callbackProperty })).to.equal('');
  });

  it('is the shallowest of two, with a warning', () => {
    const schema = object({ deep: object({ url: callbackProperty }), other: callbackProperty });
    const { triggers, warnings } = read(webhook({ parameters: [bodyOf(schema)] }));
    expect(triggers[0]?.callback).to.equal('/other');
    expect(warnings.map((w) => w.message)).to.deep.equal([
      'The body has 2 notification URLs; "/other" is used',
    ]);
  });

  it('is none in an array item, a map, a query, a header or a form, yet the trigger is a webhook', () => {
    const marked = { type: 'string', 'x-ms-notification-url': true };
    const parameters = [
      bodyOf({
        type: 'object',
        properties: { hooks: { type: 'array', items: object({ url: callbackProperty }) } },
      }),
      bodyOf({ type: 'object', additionalProperties: callbackProperty }),
      { in: 'query', name: 'url', ...marked },
      { in: 'header', name: 'X-Url', ...marked },
      { in: 'formData', name: 'url', ...marked },
    ];
    for (const parameter of parameters) {
      const trigger = onlyTrigger(
        swagger({ '/h': { post: { 'x-ms-trigger': 'single', parameters: [parameter] } } }),
      );
      expect([trigger.mechanism, trigger.callback]).to.deep.equal(['webhook', undefined]);
    }
  });
});

describe('notification', () => {
  it('is read from the path item', () => {
    expect(onlyTrigger(webhook()).notification).to.deep.equal({ dynamic: false, schema: content['schema'] });
  });

  it('is read from the operation, where there is none in the path item', () => {
    const trigger = onlyTrigger(
      swagger({ '/h': { post: { 'x-ms-trigger': 'single', 'x-ms-notification-content': content } } }),
    );
    expect(trigger.mechanism).to.equal('webhook');
    expect(trigger.notification?.schema).to.deep.equal(content['schema']);
  });

  it('is dynamic where the schema is fetched at design time, also behind a $ref', () => {
    const dynamic = { type: 'object', 'x-ms-dynamic-schema': { operationId: 'GetSchema' } };
    const document = webhook(
      {},
      { 'x-ms-notification-content': { schema: { $ref: '#/definitions/Any' } } },
      { definitions: { Any: dynamic } },
    );
    const trigger = onlyTrigger(document);
    expect(trigger.notification).to.deep.equal({ dynamic: true, schema: { $ref: '#/definitions/Any' } });
    expect(trigger.dynamic).to.deep.equal([
      {
        extension: 'x-ms-dynamic-schema',
        operationId: 'GetSchema',
        pointer: '/definitions/Any/x-ms-dynamic-schema',
      },
    ]);
  });

  it('has no schema where the document gives none, and keeps an empty one', () => {
    expect(onlyTrigger(webhook({}, { 'x-ms-notification-content': {} })).notification).to.deep.equal({
      dynamic: false,
    });
    expect(
      onlyTrigger(webhook({}, { 'x-ms-notification-content': { schema: {} } })).notification?.schema,
    ).to.deep.equal({});
  });

  it('belongs to the operation that takes the callback URL, not to a poll on the same path', () => {
    const document = webhook({}, { get: { operationId: 'Poll', 'x-ms-trigger': 'batch', responses: {} } });
    const kinds = read(document).triggers.map((t) => [t.id, t.mechanism, t.notification !== undefined]);
    expect(kinds).to.deep.equal([
      ['OnNewVoicemail', 'webhook', true],
      ['Poll', 'native', false],
    ]);
  });

  it('does not make a webhook of an operation that is marked as polling', () => {
    const operation = {
      'x-ms-trigger': 'batch',
      'x-ms-trigger-metadata': { kind: 'query', mode: 'polling' },
    };
    const document = swagger({ '/h': { get: operation, 'x-ms-notification-content': content } });
    expect(onlyTrigger(document).mechanism).to.equal('native');
  });
});

describe('unsubscribe', () => {
  it('lists every DELETE of the document with its visibility, parameters and body', () => {
    const document = webhook(
      {},
      { delete: { parameters: [bodyOf({}), { in: 'header', name: 'X', required: true }] } },
    );
    expect(onlyTrigger(document).unsubscribe).to.deep.equal([
      {
        path: '/hooks',
        internal: false,
        parameters: [{ name: 'X', in: 'header', required: true, internal: false, schema: {} }],
        hasBody: true,
      },
      {
        operationId: 'RemoveHook',
        path: '/hooks/{id}',
        internal: true,
        parameters: [{ name: 'id', in: 'path', required: true, internal: false, schema: { type: 'string' } }],
        hasBody: false,
      },
    ]);
  });
});
