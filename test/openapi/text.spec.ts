import { expect } from 'chai';
import { DocumentError } from '../../src/errors.ts';
import { readDefinition } from '../../src/openapi/read.ts';
import { parseText } from '../../src/openapi/text.ts';
import { webhook } from '../samples/documents.ts';

const text = JSON.stringify(webhook(), null, 2);
const ids = (file: string, written: string): string[] =>
  readDefinition({ file, text: written }).triggers.map((t) => t.id);
const messages = (file: string, written: string): string[] =>
  readDefinition({ file, text: written }).warnings.map(
    (w) => `${w.message} at ${w.place.line}:${w.place.column}`,
  );

describe('parseText', () => {
  it('parses JSON with a byte order mark and CRLF line ends', () => {
    expect(ids('a.json', `\ufeff${text.replaceAll('\n', '\r\n')}`)).to.deep.equal(['OnNewVoicemail']);
  });

  it('forgives a trailing comma and says where it is', () => {
    const written = '{\n  "swagger": "2.0",\n  "paths": {},\n}';
    expect(messages('a.json', written)).to.deep.equal([
      'The file is not strict JSON: a trailing comma at 3:14',
    ]);
  });

  it('says which keys stand twice, in JSON and in YAML, and takes the last', () => {
    const item = '{ "get": { "operationId": "A", "operationId": "B", "responses": {} } }';
    const json = `{\n "swagger": "2.0",\n "paths": {\n  "/a": {},\n  "/a": ${item} } }`;
    const says = 'stands twice in one object: what the first one holds is lost';
    expect(messages('a.json', json)).to.deep.equal([
      `The key "/a" ${says} at 5:3`,
      `The key "operationId" ${says} at 5:40`,
    ]);
    expect(messages('a.json', `{ "swagger": "2.0", "paths": { "/a": ${item} } }`)).to.deep.equal([
      `The key "operationId" ${says} at 1:69`,
    ]);
    const inText = String.raw`{ "swagger": "2.0", "paths": {}, "x": "{\"a\": 1, \"a\": 2}" }`;
    expect(messages('a.json', inText)).to.deep.equal([]);
    expect(messages('a.yaml', 'swagger: "2.0"\npaths:\n  /a: {}\n  /a: {}\n')).to.deep.equal([
      `The key "/a" ${says} at 4:3`,
    ]);
  });

  it('takes no value, and no key of another object, for a key that stands twice', () => {
    const item = '{ "description": "/a", "x": ["/a", "paths"], "y": { "/a": {} } }';
    expect(messages('a.json', `{ "swagger": "2.0", "paths": { "/a": ${item} } }`)).to.deep.equal([]);
    expect(
      messages('a.yaml', 'swagger: "2.0"\npaths: {}\nx: &a { b: 1 }\ny: { <<: *a, b: 2 }\n'),
    ).to.deep.equal([]);
  });

  it('reads a version that was never published as what it must mean', () => {
    const written = text.replace('"swagger": "2.0"', '"swagger": "2.1"');
    expect(ids('a.json', written)).to.deep.equal(['OnNewVoicemail']);
    expect(messages('a.json', written)[0]).to.match(/^"swagger" must be the text "2\.0" at 2:/);
  });

  it('forgives odd white space between tokens and keeps it in strings', () => {
    const written = '{ "swagger": "2.0",\u2003"info": { "title": "a\u2003b" }, "paths": {} }';
    const document = readDefinition({ file: 'a.json', text: written });
    expect(document.title).to.equal('a\u2003b');
    expect(document.warnings.map((w) => w.message)).to.deep.equal([
      'The file is not strict JSON: white space U+2003',
    ]);
  });

  it('forgives comments and a raw tab in a string', () => {
    const written = '{ // ours\n "swagger": "2.0", "info": { "title": "a\tb" }, "paths": {} }';
    expect(readDefinition({ file: 'a.json', text: written }).title).to.equal('a\tb');
  });

  it('lets the last of equal keys count', () => {
    expect(parseText('a.json', '{ "a": 1, "a": 2, }').root).to.deep.equal({ a: 2 });
    expect(parseText('a.json', '{ "a": 1, "a": 2 }').root).to.deep.equal({ a: 2 });
    expect(parseText('a.yaml', 'a: 1\na: 2\n').root).to.deep.equal({ a: 2 });
  });

  it('keeps names that every object has', () => {
    for (const [file, written] of [
      ['a.json', '{ "__proto__": { "x": 1 }, "constructor": 2 }'],
      ['a.json', '{ "__proto__": { "x": 1 }, "constructor": 2, }'],
      ['a.yaml', '__proto__: { x: 1 }\nconstructor: 2\n'],
    ] as const)
      expect(Object.entries(parseText(file, written).root as object)).to.deep.equal([
        ['__proto__', { x: 1 }],
        ['constructor', 2],
      ]);
  });

  it('reads YAML by the name of the file, or by its first character', () => {
    const yaml =
      'swagger: "2.0"\npaths:\n  /a:\n    get: { x-ms-trigger: batch, responses: { 200: { description: ok } } }\n';
    expect(ids('a.yml', yaml)).to.deep.equal(['GET /a']);
    expect(ids('definition', yaml)).to.deep.equal(['GET /a']);
    expect(ids('a.yaml', text)).to.deep.equal(['OnNewVoicemail']);
    expect(ids('definition', text)).to.deep.equal(['OnNewVoicemail']);
  });

  it('says where a text cannot be parsed', () => {
    const failing = [
      [
        'specs/a.json',
        '{\n "swagger": "2.0"\n "paths": {} }',
        'Cannot read "specs/a.json": expected "," at 3:2',
      ],
      ['a.json', '{ "swagger": "2.0"', 'Cannot read "a.json": expected "}" at 1:19'],
      ['a.json', '{ "swagger": "2.0" } }', 'Cannot read "a.json": expected the end of the file at 1:22'],
      ['a.json', '{ "a": nope }', 'Cannot read "a.json": unexpected "nope" at 1:8'],
      ['a.json', ' ', 'Cannot read "a.json": it is empty'],
    ] as const;
    for (const [file, written, message] of failing)
      expect(() => parseText(file, written)).to.throw(DocumentError, message);
    expect(() => parseText('a.yaml', 'a: 1\n\tb: 2')).to.throw(
      DocumentError,
      /^Cannot read "a.yaml": .* at 2:1$/,
    );
  });

  it('refuses what nests too deep, before a parser can overflow', () => {
    const deep = '['.repeat(100_000);
    for (const [file, written] of [
      ['a.json', `${deep}${deep.replaceAll('[', ']')}`],
      ['a.json', deep],
      ['a.yaml', `a: ${deep}`],
      ['a.yaml', Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ] as const)
      expect(() => parseText(file, written)).to.throw(DocumentError, 'nests deeper than 200 levels');
  });

  it('refuses YAML aliases that blow up or contain themselves', () => {
    const bomb = [
      'a: &a [1, 1]',
      ...'bcdefghijklmnopqrstuv'.split('').map((c, i) => {
        const before = '*' + 'abcdefghijklmnopqrstu'.charAt(i);
        return `${c}: &${c} [${before}, ${before}]`;
      }),
    ];
    expect(() => parseText('a.yaml', bomb.join('\n'))).to.throw(DocumentError, 'Cannot read "a.yaml"');
    expect(() => parseText('a.yaml', 'a: &a [*a]')).to.throw(DocumentError, 'Cannot read "a.yaml"');
  });

  it('refuses a text that is longer than any definition', () => {
    expect(() => parseText('a.json', ' '.repeat(17 * 1024 * 1024))).to.throw(DocumentError, 'longer than');
  });
});

describe('locate', () => {
  const written =
    '{\n  "paths": {\n    "/a b": { "get": {} },\n    "/a~c": [\n      1,\n      { "x": 1 }\n    ]\n  }\n}';
  const at = (file: string, source: string, pointer: string): string => {
    const { line, column } = parseText(file, source).locate(pointer);
    return `${line}:${column}`;
  };

  it('finds the key of a member and the item of an array', () => {
    expect(at('a.json', written, '')).to.equal('1:1');
    expect(at('a.json', written, '/paths')).to.equal('2:3');
    expect(at('a.json', written, '/paths/~1a b/get')).to.equal('3:15');
    expect(at('a.json', written, '/paths/~1a~0c/1/x')).to.equal('6:9');
  });

  it('finds the deepest part that exists', () => {
    expect(at('a.json', written, '/paths/~1a b/put/x')).to.equal('3:5');
  });

  it('finds places in forgiven JSON and in YAML', () => {
    expect(at('a.json', '{\r\n "a": 1,\r\n "b": [ 1, ],\r\n}', '/b')).to.equal('3:2');
    expect(
      at('a.yaml', 'paths:\n  /a:\n    200: x\n    list:\n      - 1\n      - b: 2\n', '/paths/~1a/200'),
    ).to.equal('3:5');
    expect(at('a.yaml', 'list:\n  - 1\n  - b: 2\n', '/list/1/b')).to.equal('3:5');
  });

  it('finds what a merge brings in at the merge, and what stands beside it at its own place', () => {
    const merged = 'x: &x\n  a: 1\nget:\n  <<: *x\n  b: 2\n';
    expect(at('a.yaml', merged, '/get/a')).to.equal('4:3');
    expect(at('a.yaml', merged, '/get/b')).to.equal('5:3');
    expect(at('a.yaml', merged.replace('*x', '[*x]'), '/get/a')).to.equal('4:3');
  });
});
