import { expect } from 'chai';
import { fixText } from '../../src/fix/fix-text.ts';
import type { JsonObject } from '../../src/json.ts';
import { bodyOf, content, polling, pollingPolicy, webhook } from '../samples/documents.ts';
import { findingsIn } from './findings-in.ts';

const fixed = (document: JsonObject, properties?: JsonObject): JsonObject => {
  const text = JSON.stringify(document, null, 1);
  const companion = properties === undefined ? undefined : JSON.stringify({ properties });
  return JSON.parse(fixText('a.json', text, findingsIn('a.json', text, companion)).text) as JsonObject;
};

const KEY = 'x-ms-notification-content';
const other: JsonObject = { schema: { type: 'object', properties: { delay: { type: 'integer' } } } };

/** A path item of two webhooks that have their contents, the second below "put". */
const two = (ofPost: JsonObject, ofPut: JsonObject, beside: JsonObject = {}): JsonObject => {
  const base = webhook() as { paths: { '/hooks': { post: JsonObject } } };
  const { post } = base.paths['/hooks'];
  const put = { ...post, operationId: 'OnLateVoicemail', ...ofPut };
  return { ...base, paths: { ...base.paths, '/hooks': { post: { ...post, ...ofPost }, put, ...beside } } };
};

describe('fixText loses nothing', () => {
  it('leaves two contents alone that differ, and moves one that both have', () => {
    const differing = two({ [KEY]: content }, { [KEY]: other });
    expect(fixed(differing)).to.deep.equal(differing);
    expect(fixed(two({ [KEY]: content }, { [KEY]: content }))).to.deep.equal(two({}, {}, { [KEY]: content }));
  });

  it('takes content away that the path item repeats, and keeps what differs from it', () => {
    const beside = { [KEY]: content };
    expect(fixed(two({ [KEY]: content }, {}, beside))).to.deep.equal(two({}, {}, beside));
    const differing = two({ [KEY]: other }, {}, beside);
    expect(fixed(differing)).to.deep.equal(differing);
  });

  it('leaves a body alone that is the answer of the same operation', () => {
    const Hook = { type: 'object', properties: { url: { type: 'string', 'x-ms-notification-url': true } } };
    const schema = { $ref: '#/definitions/Hook' };
    const answered = webhook(
      { parameters: [bodyOf(schema)], responses: { 201: { description: 'Created', schema } } },
      {},
      { definitions: { Hook } },
    );
    expect(fixed(answered)).to.deep.equal(answered);
  });

  it('hides no state that is required and has no default', () => {
    const policies = {
      policyTemplateInstances: [
        pollingPolicy({ since: '@{triggerBody().value[0].id}' }, '@triggerBody().value'),
      ],
    };
    const poll = (more: JsonObject): JsonObject =>
      polling({ parameters: [{ in: 'query', name: 'since', type: 'integer', ...more }] });
    const owed = poll({ required: true });
    expect(fixed(owed, policies)).to.deep.equal(owed);
    expect(fixed(poll({ required: true, default: 0 }), policies)).to.deep.equal(
      poll({ required: true, default: 0, 'x-ms-visibility': 'internal' }),
    );
  });
});

describe('fixText of YAML keeps its writing', () => {
  const yaml = (mark: string): string => `swagger: "2.0"
info: {title: Hooks, version: "1"}
host: api.example.com
paths:
  /hooks/{id}:
    delete: {operationId: Unhook, x-ms-visibility: internal, parameters: [{in: path, name: id, type: string, required: true, x-ms-url-encoding: single}], responses: {204: {description: gone}}}
  /hooks:
${mark}`;
  const post = (between: string, end: string): string => `    post:
      operationId: OnRing
      summary: When it rings
      description: This operation triggers when it rings.
${between}      x-ms-trigger: single
      responses: {201: {description: made, headers: {Location: {type: string}}}}
      parameters:
        - in: body
          name: body
          schema:
            type: object
            required: [cb]
            properties:
              cb:
                type: string
                x-ms-notification-url: true
${end}`;
  const visible = '                x-ms-visibility: internal\n';
  const repaired = (text: string): string => fixText('a.yaml', text, findingsIn('a.yaml', text)).text;

  it('moves comments along with what they stand above', () => {
    const lines = (indent: string): string =>
      `${indent}# what is sent:\n${indent}# one ring\n${indent}x-ms-notification-content:\n${indent}  schema: {type: object}\n`;
    expect(repaired(yaml(post(lines('      '), visible)))).to.equal(
      yaml(`${post('', visible)}${lines('    ')}`),
    );
  });

  it('adds no line end to a text that ends without one', () => {
    const beside = '    x-ms-notification-content: {schema: {type: object}}\n';
    expect(repaired(yaml(`${beside}${post('', '')}`).trimEnd())).to.equal(
      yaml(`${beside}${post('', visible)}`).trimEnd(),
    );
    const last = '      x-ms-notification-content: {schema: {type: object}}\n';
    expect(repaired(yaml(`${post('', visible)}${last}`).trimEnd())).to.equal(
      yaml(`${post('', visible)}${last.slice(2)}`).trimEnd(),
    );
  });
});
