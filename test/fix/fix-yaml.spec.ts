import { expect } from 'chai';
import { fixText } from '../../src/fix/fix-text.ts';
import { findingsIn } from './findings-in.ts';

const head = `swagger: "2.0"
info: { title: Hooks, version: "1" }   # kept
host: api.example.com
schemes: [https]
`;

const webhook = (schema: string, beside = '', content = ''): string => `${head}paths:
    /hooks:
        x-ms-notification-content: # what arrives
            description: a ring
            schema: {type: object, properties: {id: {type: string}}}
        post:
            operationId: OnRing
            summary: When it rings
            description: |
                This operation triggers when it rings.

            x-ms-trigger: single${beside}
            parameters:
              - name: body
                in: body
                required: true
                schema:
${schema.replace(/^/gm, ' '.repeat(20))}
            responses:
                '201':
                    description: made
                    headers: {Location: {type: string}}
    /hooks/{id}:
        delete:
            operationId: Unhook
            summary: Unhook
            x-ms-visibility: internal
            parameters:
              - {name: id, in: path, required: true, type: string, x-ms-url-encoding: single}
            responses: {'204': {description: gone}}${content}
`;

const sound = `type: object
required:
- url
properties:
    url: # the callback
        type: string
        x-ms-notification-url: true
        x-ms-visibility: internal   # hidden`;

/** What a repair makes of a text, with the rules that still have something to say. */
const repaired = (text: string): { text: string; fixed: number; left: string[]; then: string[] } => {
  const { text: made, fixed, left } = fixText('a.yaml', text, findingsIn('a.yaml', text));
  return {
    text: made,
    fixed,
    left: left.map((f) => f.rule),
    then: findingsIn('a.yaml', made).map((f) => f.rule),
  };
};

describe('fixText of YAML', () => {
  const whole = webhook(sound);

  it('leaves a sound text alone', () => {
    expect(repaired(whole)).to.deep.equal({ text: whole, fixed: 0, left: [], then: [] });
  });

  it('adds a key after the last one, at its indentation, and keeps comments', () => {
    const visible = whole.replace(/\n +x-ms-visibility: internal {3}# hidden/, ' # shown');
    expect(repaired(visible)).to.deep.equal({
      text: visible.replace('# shown', `# shown\n${' '.repeat(28)}x-ms-visibility: internal`),
      fixed: 1,
      left: [],
      then: [],
    });
  });

  it('adds an item to a list, in lines or in brackets, and makes the list where there is none', () => {
    const lines = webhook(
      sound.replace('- url', '- other').replace('url: #', 'other: {type: string}\n    url: #'),
    );
    expect(repaired(lines).text).to.equal(lines.replace(/( +)- other/, '$1- other\n$1- url'));
    const brackets = lines.replace(/required:\n +- other/, 'required: [other]');
    expect(repaired(brackets).text).to.equal(brackets.replace('[other]', '[other, url]'));
    const none = webhook(sound.replace('required:\n- url\n', ''));
    const made = repaired(none);
    expect(made).to.deep.include({ fixed: 1, left: [], then: [] });
    expect(made.text.replace(/ +required:\n +- url\n/, '')).to.equal(none);
  });

  it('makes repairs of one object one after the other', () => {
    const bare = webhook('type: object\nproperties:\n  url: {type: string, x-ms-notification-url: true}');
    const made = repaired(bare);
    expect(made).to.deep.include({ fixed: 2, left: [], then: [] });
    expect(made.text).to.include(
      'url: {type: string, x-ms-notification-url: true, x-ms-visibility: internal}',
    );
  });

  it('moves notification content as it is written, comments and all', () => {
    const content = /\n {8}x-ms-notification-content: # what arrives(?:\n {12}.*)+/.exec(whole)?.[0] ?? '';
    const inside = whole
      .replace(content, '')
      .replace('\n            parameters:', `${content.replaceAll('\n', '\n    ')}\n            parameters:`);
    const made = repaired(inside);
    expect(made).to.deep.include({ fixed: 1, left: [], then: [] });
    expect(made.text).to.equal(
      whole.replace(content, '').replace('\n    /hooks/{id}', `${content}\n    /hooks/{id}`),
    );
  });

  it('quotes what would else be a number, and takes a key out of brackets', () => {
    const number = whole.replace('"2.0"', '2.0');
    expect(repaired(number)).to.deep.include({ text: whole, fixed: 1 });
    const poll = `${head}paths:
  /rings:
    get:
      operationId: OnRing
      summary: When it rings
      x-ms-trigger: batch
      parameters:
        - {in: query, name: after, type: string, x-ms-url-encoding: single}
        - x-ms-url-encoding: single
          in: query
          name: to
          type: string
        - {"in": "query", "name": "v", "type": "string", "default": "2", "x-ms-visibility": "internal"}
      responses:
        200: {description: rings, schema: {type: object, properties: {value: {type: array, items: {type: object}}}}}
        202: {description: none, headers: {Location: {type: string}}}
`;
    expect(repaired(poll).text).to.equal(
      poll
        .replace('string, x-ms-url-encoding: single}', 'string}')
        .replace('- x-ms-url-encoding: single\n          in', '- in')
        .replace('"internal"}', '"internal", "required": true}'),
    );
  });

  it('keeps the quotes of what it replaces', () => {
    for (const [before, after] of [
      ["'Single'", "'single'"],
      ['"Single"', '"single"'],
      ['Single', 'single'],
    ] as const)
      expect(repaired(whole.replace('trigger: single', `trigger: ${before}`)).text).to.equal(
        whole.replace('trigger: single', `trigger: ${after}`),
      );
  });

  it('keeps line ends, a byte order mark and the want of a last line end', () => {
    const visible = whole.replace(/\n +x-ms-visibility: internal {3}# hidden/, '');
    const odd = `\ufeff${visible.trimEnd().replaceAll('\n', '\r\n')}`;
    const { text, fixed } = fixText('a.yaml', odd, findingsIn('a.yaml', odd));
    expect(fixed).to.equal(1);
    expect(text.replace(/\r\n +x-ms-visibility: internal(?=\r\n {12}responses)/, '')).to.equal(odd);
  });

  it('says what it leaves alone because others share the place', () => {
    const shared = webhook(sound.replace(/url: # the callback[^]*/, 'url: *callback')).replace(
      'paths:',
      'x-parts:\n  - &callback {type: string, x-ms-notification-url: true}\npaths:',
    );
    expect(repaired(shared)).to.deep.equal({ text: shared, fixed: 0, left: ['D-07'], then: ['D-07'] });
  });
});
