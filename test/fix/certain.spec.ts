import { expect } from 'chai';
import { fixText } from '../../src/fix/fix-text.ts';
import { valueAt, type Json, type JsonObject } from '../../src/json.ts';
import { bodyOf, callbackProperty, polling, pollingPolicy, webhook } from '../samples/documents.ts';
import { findingsIn } from './findings-in.ts';

interface Repaired {
  readonly document: JsonObject;
  readonly fixed: number;
  /** The rules whose findings are said to be left. */
  readonly left: readonly string[];
}

const repaired = (document: JsonObject): Repaired => {
  const text = JSON.stringify(document, null, 1);
  const made = fixText('a.json', text, findingsIn('a.json', text));
  return {
    document: JSON.parse(made.text) as JsonObject,
    fixed: made.fixed,
    left: made.left.map((f) => f.rule),
  };
};

const untouched = (document: JsonObject): void => {
  expect(repaired(document).document).to.deep.equal(document);
};

const body = (schema: JsonObject, more: JsonObject = {}): JsonObject =>
  webhook({ parameters: [bodyOf({ type: 'object', ...schema })] }, {}, more);
const mark = { type: 'string', 'x-ms-notification-url': true };

describe('fixText does only what is certain', () => {
  it('leaves a second mark alone, be it on what the maker fills in', () => {
    const topic = { type: 'string', 'x-ms-notification-url': true };
    untouched(body({ required: ['url'], properties: { url: callbackProperty, topic } }));
    untouched(body({ required: ['url'], properties: { topic, url: callbackProperty } }));
  });

  it('leaves a mark alone that stands on what holds no URL', () => {
    untouched(body({ properties: { topics: { ...mark, type: 'array', items: { type: 'string' } } } }));
  });

  it('leaves a body alone that is marked as a whole', () => {
    untouched(body(mark));
    untouched(webhook({ parameters: [{ ...bodyOf({ type: 'object' }), ...mark }] }));
  });

  it('takes a name in "required" that is nearly the same for the right one', () => {
    const { document } = repaired(body({ required: ['hookUrl'], properties: { 'hook Url': mark } }));
    const schema = valueAt(document, '/paths/~1hooks/post/parameters/0/schema');
    expect(schema).to.deep.include({ required: ['hookUrl'] });
  });

  it('mends visibility that says nothing, and leaves what somebody chose', () => {
    const visible = (visibility: Json): JsonObject =>
      body({ required: ['url'], properties: { url: { ...mark, 'x-ms-visibility': visibility } } });
    expect(repaired(visible('Internal')).document).to.deep.equal(visible('internal'));
    expect(repaired(visible('none')).document).to.deep.equal(visible('internal'));
    untouched(visible('advanced'));
  });

  it('mends an encoding in another case, and leaves one that nobody knows', () => {
    const path = (encoding: string): JsonObject =>
      polling({
        parameters: [
          { in: 'path', name: 'box', type: 'string', required: true, 'x-ms-url-encoding': encoding },
        ],
      });
    expect(repaired(path('Double')).document).to.deep.equal(path('double'));
    untouched(path('none'));
    untouched(path('triple'));
  });
});

describe('fixText of what operations share', () => {
  const Target: JsonObject = { type: 'object', properties: { url: mark } };
  const target = { $ref: '#/definitions/Target' };
  const hooks = (required: readonly string[], other: JsonObject = {}): JsonObject => {
    const document = body({ required, properties: { target } }, { definitions: { Target } });
    return { ...document, paths: { ...(document['paths'] as JsonObject), ...other } };
  };

  it('repairs a definition that the trigger alone reads, and each object around the URL', () => {
    const { document, left } = repaired(hooks([]));
    expect(left).to.deep.equal([]);
    expect(valueAt(document, '/definitions/Target/required')).to.deep.equal(['url']);
    expect(valueAt(document, '/definitions/Target/properties/url')).to.deep.equal(callbackProperty);
    expect(valueAt(document, '/paths/~1hooks/post/parameters/0/schema/required')).to.deep.equal(['target']);
  });

  it('leaves a definition alone that another operation reads, and says so', () => {
    const put = { operationId: 'PutTarget', parameters: [bodyOf(target)], responses: {} };
    const get = { operationId: 'GetTarget', responses: { 200: { description: 'one', schema: target } } };
    for (const item of [{ put }, { get }]) {
      const shared = hooks(['target'], { '/targets/{id}': item });
      untouched(shared);
      expect(repaired(shared).left).to.have.members(['D-06', 'D-07']);
    }
  });

  it('leaves a parameter alone that another operation shows', () => {
    const parameters = { Since: { in: 'query', name: 'since', type: 'string' } };
    const since = { $ref: '#/parameters/Since' };
    const list = { get: { operationId: 'List', parameters: [since], responses: {} } };
    const document = polling({ parameters: [since] }, { parameters });
    const text = JSON.stringify({ ...document, paths: { ...(document['paths'] as JsonObject), '/l': list } });
    const policy = pollingPolicy({ since: '@{triggerBody().value[0].id}' }, '@triggerBody().value');
    const properties = JSON.stringify({ properties: { policyTemplateInstances: [policy] } });
    const found = findingsIn('a.json', text, properties);
    expect(found.map((f) => f.rule)).to.deep.equal(['D-17']);
    expect(fixText('a.json', text, found)).to.deep.equal({ text, fixed: 0, left: found });
  });
});

describe('fixText of a text that is no strict JSON', () => {
  const text = JSON.stringify(webhook({ 'x-ms-trigger': 'Single' }), null, 1);

  it('repairs beside a raw tab', () => {
    const odd = text.replace('Voicemail', 'Voice\tmail');
    expect(fixText('a.json', odd, findingsIn('a.json', odd)).text).to.equal(
      odd.replace('"Single"', '"single"'),
    );
  });

  it('says what it leaves where the text cannot be read', () => {
    const findings = findingsIn('a.json', text);
    const left = fixText('a.json', text.replace(',', ',,'), findings).left;
    expect(left.map((f) => f.rule)).to.deep.equal(['D-01']);
  });
});
