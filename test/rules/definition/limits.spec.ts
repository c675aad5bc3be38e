import { expect } from 'chai';
import type { JsonObject } from '../../../src/json.ts';
import { countSchemas } from '../../../src/rules/definition/count-schemas.ts';
import { polling } from '../../samples/documents.ts';
import { judged } from './judged.ts';

const text = { type: 'string' };
const properties = (count: number): JsonObject =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`p${n}`, text]));

describe('countSchemas', () => {
  it('counts a schema and all below it', () => {
    expect(countSchemas({}, { type: 'array', items: { properties: { a: text, b: text } } })).to.equal(4);
    expect(countSchemas({}, { allOf: [text, { not: text }], additionalProperties: text })).to.equal(5);
    expect(countSchemas({}, { properties: { a: true } })).to.equal(1);
  });

  it('counts a definition once, also one that refers to itself', () => {
    const node = { properties: { next: { $ref: '#/definitions/Node' }, name: text } };
    const root = { definitions: { Node: node } };
    const list = {
      items: { $ref: '#/definitions/Node' },
      properties: { first: { $ref: '#/definitions/Node' } },
    };
    expect(countSchemas(root, list)).to.equal(3);
  });
});

describe('D-25', () => {
  const answer = (schema: JsonObject): JsonObject =>
    polling({ responses: { 200: { description: 'news', schema } } });

  it('wants at most 512 schemas in one body', () => {
    expect(judged('D-25', answer({ type: 'object', properties: properties(511) }))).to.deep.equal([]);
    const [said = ''] = judged('D-25', answer({ type: 'object', properties: properties(512) }));
    expect(said).to.match(
      /^warning: The body is made of 513 schemas, more than 512 @ .*\/responses\/200\/schema$/,
    );
  });

  it('wants at most 16,384 schemas in one operation', () => {
    const responses = Object.fromEntries(
      Array.from({ length: 33 }, (_, n) => [
        String(200 + n),
        { description: 'news', schema: { $ref: '#/definitions/Order' } },
      ]),
    );
    const document = { ...polling({ responses }), definitions: { Order: { properties: properties(511) } } };
    const [said = '', ...others] = judged('D-25', document);
    expect(others).to.deep.equal([]);
    expect(said).to.include('The operation is made of 16896 schemas, more than 16384');
  });
});
