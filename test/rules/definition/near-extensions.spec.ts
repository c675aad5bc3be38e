import { expect } from 'chai';
import type { Json, JsonObject } from '../../../src/json.ts';
import { bodyOf, content, polling, registration, webhook } from '../../samples/documents.ts';
import { judged, raised } from './judged.ts';

const marked = (key: string, value: Json, more: JsonObject = {}): JsonObject =>
  webhook({
    parameters: [bodyOf({ type: 'object', properties: { url: { type: 'string', [key]: value }, ...more } })],
  });
const at = '/paths/~1hooks/post/parameters/0/schema/properties/url';

describe('a mark that is meant and is none', () => {
  it('is told where it stands, misspelt or with another value', () => {
    for (const key of ['x-ms-notification-uri', 'x-ms-notificationUrl', 'x-notification-url'])
      expect(judged('D-03', marked(key, true))).to.deep.equal([
        `error: "${key}" is no extension; "x-ms-notification-url" is @ ${at}/${key}`,
      ]);
    expect(judged('D-03', marked('notification-url', true))).to.have.length(1);
    expect(judged('D-03', marked('x-ms-notification-url', 'yes'))).to.deep.equal([
      `error: "x-ms-notification-url" is "yes"; only true marks the property @ ${at}/x-ms-notification-url`,
    ]);
  });

  it('is no property that is named like it, and no value of an example', () => {
    const like = { notificationUrl: { type: 'string' } };
    for (const document of [
      marked('format', 'uri', like),
      marked('example', { notificationUrl: 'https://a.example' }),
    ])
      expect(judged('D-03', document)).to.deep.equal([
        'error: POST /hooks has notification content, but no property is marked "x-ms-notification-url": true @ /paths/~1hooks/post',
      ]);
  });

  it('is told in what is notified', () => {
    const notified = { schema: { type: 'object', properties: { url: { 'x-ms-notification-url': true } } } };
    const document = webhook({ parameters: [] }, { 'x-ms-notification-content': notified });
    expect(raised(document)).to.deep.equal(['D-04']);
    expect(judged('D-04', document)).to.deep.equal([
      'error: The notification URL is marked in what is notified @ /paths/~1hooks/x-ms-notification-content/schema/properties/url',
    ]);
    expect(raised(webhook({}, { 'x-ms-notification-content': notified }))).to.deep.equal([]);
  });
});

describe('notification content that is meant and is none', () => {
  const said = (operation: JsonObject, pathItem: JsonObject): string[] => {
    const { paths, ...rest } = webhook(operation, pathItem) as JsonObject & {
      paths: Record<string, JsonObject>;
    };
    const { 'x-ms-notification-content': _, ...hooks } = paths['/hooks'] ?? {};
    return judged('D-09', { ...rest, paths: { ...paths, '/hooks': hooks } });
  };

  it('is told where it stands', () => {
    expect(said({}, { 'x-ms-notification_contents': content })).to.deep.equal([
      'error: "x-ms-notification_contents" is no extension; "x-ms-notification-content" is @ /paths/~1hooks/x-ms-notification_contents',
    ]);
    expect(said({ responses: { 'x-ms-notification-content': content } }, {})).to.deep.equal([
      'error: "x-ms-notification-content" stands in "responses" @ /paths/~1hooks/post/responses/x-ms-notification-content',
    ]);
    expect(said({ responses: { '201': { 'x-ms-notification-content': content } } }, {})).to.deep.equal([
      'error: "x-ms-notification-content" stands in an answer @ /paths/~1hooks/post/responses/201/x-ms-notification-content',
    ]);
    expect(said({ parameters: [registration] }, {})).to.have.length(1);
  });
});

describe('a nudge that is meant and is none', () => {
  const told = (nudge: JsonObject): string[] => judged('K7', polling(nudge));

  it('is told where it stands', () => {
    const get = '/paths/~1voicemails/get';
    expect(told({ 'x-ms-notifications': { operationId: 'Subscribe' } })).to.deep.equal([
      `error: "x-ms-notifications" is no extension; "x-ms-notification" is @ ${get}/x-ms-notifications`,
    ]);
    expect(told({ 'x-ms-notification': 'Subscribe' })).to.deep.equal([
      `error: "x-ms-notification" has no "operationId" @ ${get}/x-ms-notification`,
    ]);
    expect(told({ 'x-ms-notification': { operationID: 'Subscribe' } })).to.deep.equal([
      `error: "operationID" is not read; "operationId" is @ ${get}/x-ms-notification/operationID`,
    ]);
  });

  it('is told at an operation that is no trigger', () => {
    const { 'x-ms-trigger': _, ...list } = ((polling()['paths'] as JsonObject)['/voicemails'] as JsonObject)[
      'get'
    ] as JsonObject;
    const get = { ...list, operationId: 'List', 'x-ms-notification': { operationId: 'OnNewVoicemail' } };
    const document = webhook({}, {});
    const paths = { ...(document['paths'] as JsonObject), '/voicemails': { get } };
    expect(judged('K1', { ...document, paths })).to.deep.equal([
      'warning: List: "x-ms-notification" stands without "x-ms-trigger" @ /paths/~1voicemails/get/x-ms-notification',
    ]);
  });
});

describe('D-23', () => {
  it('judges the schemes of an operation, and a text in the place of a list', () => {
    expect(judged('D-23', webhook({ schemes: ['wss'] }))).to.deep.equal([
      'error: The scheme "wss" is neither https nor http @ /paths/~1hooks/post/schemes/0',
    ]);
    expect(judged('D-23', webhook({}, {}, { schemes: 'https' }))).to.deep.equal([
      'warning: "schemes" is "https", and no list; a warning only, as a lenient reader takes it for a list of one @ /schemes',
    ]);
    expect(judged('D-23', webhook({ schemes: ['https', 'http'] }))).to.deep.equal([]);
  });
});
