import { expect } from 'chai';
import { fixText } from '../../src/fix/fix-text.ts';
import { findingsIn } from './findings-in.ts';
import type { JsonObject } from '../../src/json.ts';
import { bodyOf, callbackProperty, content, polling, webhook } from '../samples/documents.ts';

/** The lines that a repair removes and adds, and the rules that still have something to say. */
const repaired = (document: JsonObject): { removed: string[]; added: string[]; left: string[] } => {
  const text = JSON.stringify(document, null, 3);
  const fixed = fixText('a.json', text, findingsIn('a.json', text)).text;
  const lines = (t: string): string[] => t.split('\n').map((l) => l.trim().replace(/,$/, ''));
  const minus = (a: string[], b: string[]): string[] => a.filter((l) => !b.includes(l));
  return {
    removed: minus(lines(text), lines(fixed)),
    added: minus(lines(fixed), lines(text)),
    left: findingsIn('a.json', fixed).map((f) => f.rule),
  };
};

const url = { type: 'string', 'x-ms-notification-url': true };
const body = (schema: JsonObject): JsonObject => webhook({ parameters: [bodyOf(schema)] });

describe('fixText', () => {
  it('makes a callback URL required at every level', () => {
    const hook = { type: 'object', properties: { url: callbackProperty } };
    expect(repaired(body({ type: 'object', properties: { hook } }))).to.deep.include({
      removed: [],
      left: [],
    });
  });

  it('makes a callback URL internal', () => {
    const { removed, left } = repaired(body({ type: 'object', required: ['url'], properties: { url } }));
    expect({ removed, left }).to.deep.equal({ removed: [], left: [] });
  });

  it('moves notification content beside the verb', () => {
    const { paths, ...rest } = webhook({ 'x-ms-notification-content': content }) as JsonObject & {
      paths: Record<string, JsonObject>;
    };
    const { 'x-ms-notification-content': _, ...hooks } = paths['/hooks'] ?? {};
    expect(repaired({ ...rest, paths: { ...paths, '/hooks': hooks } }).left).to.deep.equal([]);
  });

  it('says how path parameters are encoded, and takes it from query parameters', () => {
    const parameters = [
      { in: 'path', name: 'box', type: 'string', required: true },
      { in: 'query', name: 'after', type: 'string', 'x-ms-url-encoding': 'single' },
    ];
    expect(repaired(polling({ parameters })).left).to.deep.equal([]);
  });

  it('requires an internal value that has a default', () => {
    const api = { in: 'query', name: 'v', type: 'string', default: '2', 'x-ms-visibility': 'internal' };
    expect(repaired(polling({ parameters: [api] }))).to.deep.equal({
      removed: [],
      added: ['"required": true'],
      left: [],
    });
  });

  it('keeps every other byte: indentation, line ends, a byte order mark, odd spacing', () => {
    const parameters = [{ in: 'path', name: 'box', type: 'string', required: true }];
    const text = `\ufeff${JSON.stringify(polling({ parameters }), null, '\t')}\n`
      .replaceAll('\n', '\r\n')
      .replace('"basePath": "/v1"', '"basePath"  :"/v1"');
    const { text: fixed, fixed: count } = fixText('a.json', text, findingsIn('a.json', text));
    expect(count).to.equal(1);
    expect(fixed.replace(/,\r\n\t*"x-ms-url-encoding": "single"/, '')).to.equal(text);
  });

  it('leaves alone what it cannot know', () => {
    const text = JSON.stringify(body({ type: 'object', properties: {} }), null, 1);
    expect(fixText('a.json', text, findingsIn('a.json', text))).to.deep.equal({ text, fixed: 0, left: [] });
  });
});
