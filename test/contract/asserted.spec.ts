import { expect } from 'chai';
import { assertedBody, batchPointer } from '../../src/contract/asserted.ts';
import type { Schema } from '../../src/model.ts';

const object = (properties: Record<string, Schema>, required = Object.keys(properties)): Schema => ({
  type: 'object',
  required,
  properties,
});

const cases: readonly (readonly [title: string, schema: Schema, body: unknown])[] = [
  [
    'holds required properties',
    object({ a: { type: 'string' }, b: { type: 'integer' } }, ['a']),
    { a: 'text' },
  ],
  [
    'leaves out what can be null',
    object({ a: { type: ['string', 'null'] }, b: { type: 'boolean' } }),
    { b: true },
  ],
  ['leaves out what has several types or none', object({ a: { type: ['string', 'integer'] }, b: {} }), {}],
  [
    'leaves out what is fetched at design time',
    object({ a: { type: 'object', 'x-ms-dynamic-schema': {} } }),
    {},
  ],
  [
    'leaves out a name that Pact cannot say',
    object({ "it's": { type: 'string' }, 'a.b': { type: 'string' } }),
    { 'a.b': 'text' },
  ],
  ['holds one item of an array', { type: 'array', items: object({ id: { type: 'integer' } }) }, [{ id: 1 }]],
  ['holds an array of anything', { type: 'array', items: { type: ['object', 'null'] } }, []],
  ['promises nothing without a type', {}, undefined],
];

describe('assertedBody', () => {
  for (const [title, schema, body] of cases)
    it(`assertedBody ${title}`, () => expect(assertedBody(schema, {})).to.deep.equal(body));

  it('assertedBody ends when a schema leads back to itself', () => {
    const node = object({ id: { type: 'string' }, child: { $ref: '#/definitions/node' } });
    expect(assertedBody({ $ref: '#/definitions/node' }, { node })).to.deep.equal({ id: 'text' });
  });
});

describe('batchPointer', () => {
  const list = { type: 'array', items: {} };

  it('batchPointer names the only array when the root is an object', () => {
    expect(batchPointer(object({ value: list, count: { type: 'integer' } }), {})).to.equal('/value');
    expect(batchPointer(list, {})).to.equal('');
  });

  it('batchPointer names none when there are two', () => {
    expect(batchPointer(object({ value: list, errors: list }, ['errors']), {})).to.equal(undefined);
  });
});
