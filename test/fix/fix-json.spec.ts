import { expect } from 'chai';
import { fixText } from '../../src/fix/fix-text.ts';
import { findingsIn } from './findings-in.ts';

/** A polling trigger whose parameters are written so, on lines that are all the same but for them. */
const list = (parameters: string): string => `{
  "swagger": "2.0",
  "info": { "title": "Rings", "version": "1" },
  "host": "api.example.com",
  "paths": {
    "/boxes/{box}/rings": {
      "get": {
        "operationId": "OnRing",
        "summary": "When it rings",
        "description": "This operation triggers when it rings.",
        "x-ms-trigger": "single",
        "x-ms-trigger-hint": "Ring to see it work now.",
        "parameters": ${parameters},
        "responses": {
          "200": {
            "description": "rung",
            "headers": { "Location": { "type": "string" } },
            "schema": { "type": "object", "properties": { "id": { "type": "string" } } }
          },
          "202": { "description": "quiet", "headers": { "Location": { "type": "string" } } }
        }
      }
    }
  }
}
`;

/** What a repair adds to a text, as the text in which it is marked, with the rules that still have something to say. */
const repaired = (text: string): { text: string; then: string[] } => {
  const made = fixText('a.json', text, findingsIn('a.json', text)).text;
  return { text: made, then: findingsIn('a.json', made).map((f) => f.rule) };
};

/** The text with nothing in place of the mark, and with `added` there. */
const marked = (text: string, added: string): { before: string; after: string } => ({
  before: text.replace('¦', ''),
  after: text.replace('¦', added),
});

const box = (end: string): string => `"name": "box", "in": "path", "required": true, "type": "string"${end}`;

describe('fixText of JSON', () => {
  const styles: Readonly<Record<string, readonly [string, string]>> = {
    'an object on one line': [`[{ ${box('¦')} }]`, ', "x-ms-url-encoding": "single"'],
    'an object on one line among many': [
      `[
          { ${box('¦')} },
          { "name": "q", "in": "query", "type": "string" }
        ]`,
      ', "x-ms-url-encoding": "single"',
    ],
    'no blanks at all': [`[{${box('¦').replaceAll(/[ ]/g, '')}}]`, ',"x-ms-url-encoding":"single"'],
    'blanks on both sides of a colon': [
      `[{ ${box('¦').replaceAll(': ', ' : ')} }]`,
      ', "x-ms-url-encoding" : "single"',
    ],
    'a brace behind the last member': [
      `[{
            "name": "box", "in": "path", "required": true,
            "type": "string"¦ }]`,
      ',\n            "x-ms-url-encoding": "single"',
    ],
    'tabs, and an odd line before': [
      `[{
  "name": "box", "in": "path",
\t\t\t\t"required"  :true,
\t\t\t\t"type": "string"¦
        }]`,
      ',\n\t\t\t\t"x-ms-url-encoding": "single"',
    ],
  };
  for (const [name, [parameters, added]] of Object.entries(styles))
    it(`writes as the text is written: ${name}`, () => {
      const { before, after } = marked(list(parameters), added);
      expect(repaired(before)).to.deep.equal({ text: after, then: [] });
    });

  it('keeps a comment with the member that it stands behind', () => {
    const text = list(`[{
            "name": "box", "in": "path", "required": true,
            "type": "string" // which one
          }]`);
    expect(repaired(text).text).to.equal(
      text.replace(
        '"string" // which one',
        '"string", // which one\n            "x-ms-url-encoding": "single"',
      ),
    );
  });

  it('keeps a trailing comma', () => {
    const text = list(`[{
            "name": "box", "in": "path", "required": true,
            "type": "string",
          }]`);
    expect(repaired(text).text).to.equal(
      text.replace('"type": "string",\n', '"type": "string",\n            "x-ms-url-encoding": "single",\n'),
    );
  });

  it('writes a text without line ends on one line', () => {
    const parameter = { name: 'box', in: 'path', required: true, type: 'string' };
    const text = JSON.stringify(JSON.parse(list(JSON.stringify([parameter]))));
    expect(repaired(text)).to.deep.equal({
      text: text.replace('"type":"string"}]', '"type":"string","x-ms-url-encoding":"single"}]'),
      then: [],
    });
  });

  it('takes a member out with its comma and its line', () => {
    const query = '"name": "q", "in": "query", "type": "string"';
    const last = `[{ ${query}, "x-ms-url-encoding": "single" }]`;
    expect(repaired(list(last)).text).to.equal(list(`[{ ${query} }]`));
    const lines = (encoding: string): string => `[{
            ${query},${encoding}
            "description": "what to look for"
          }]`;
    expect(repaired(list(lines('\n            "x-ms-url-encoding": "double",'))).text).to.equal(
      list(lines('')),
    );
  });

  const hooks = (beside: string, below: string): string => `{
  "swagger": "2.0",
  "info": { "title": "Rings", "version": "1" },
  "host": "api.example.com",
  "paths": {
    "/hooks": {${beside}
      "post": {
        "operationId": "OnRing",
        "summary": "When it rings",
        "description": "This operation triggers when it rings.",
        "x-ms-trigger": "single",${below}
        "parameters": [{ "name": "body", "in": "body", "required": true, "schema": { "type": "object", "required": ["url"],
          "properties": { "url": { "type": "string", "x-ms-notification-url": true, "x-ms-visibility": "internal" } } } }],
        "responses": { "201": { "description": "made", "headers": { "Location": { "type": "string" } } } }
      }
    },
    "/hooks/{id}": {
      "delete": {
        "operationId": "Unhook",
        "summary": "Unhook",
        "x-ms-visibility": "internal",
        "parameters": [{ "name": "id", "in": "path", "required": true, "type": "string", "x-ms-url-encoding": "single" }],
        "responses": { "204": { "description": "gone" } }
      }
    }
  }
}
`;

  it('moves notification content with its comments and its writing', () => {
    const before = hooks(
      '',
      `
        "x-ms-notification-content": {
          // what arrives
          "description": "a ring",
          "schema": { "type": "object", "properties": { "id": {"type":"string"} } }
        },`,
    );
    const after = hooks('', '').replace(
      /\n {6}\}\n {4}\},\n {4}"\/hooks\/\{id\}"/,
      `
      },
      "x-ms-notification-content": {
        // what arrives
        "description": "a ring",
        "schema": { "type": "object", "properties": { "id": {"type":"string"} } }
      }
    },
    "/hooks/{id}"`,
    );
    expect(repaired(before).text).to.equal(after);
  });

  it('adds to a list of required members as it is written', () => {
    const sound = hooks(
      `
      "x-ms-notification-content": { "description": "a ring", "schema": { "type": "object", "properties": { "id": { "type": "string" } } } },`,
      '',
    );
    const short = sound.replace('"required": ["url"]', '"required": ["secret"]');
    expect(repaired(short).text).to.equal(short.replace('["secret"]', '["secret", "url"]'));
    const none = sound.replace('"required": ["url"],', '"description": "body",');
    const item = '\n          "required": [\n            "url"\n          ] } }],';
    expect(repaired(none).text).to.include(`} },${item}`);
    expect(repaired(none).then).to.deep.equal([]);
  });
});
