import { expect } from 'chai';
import { sampleOf } from '../../src/request/sample.ts';
import type { Schema } from '../../src/model.ts';

const cases: readonly (readonly [title: string, schema: Schema, sample: unknown])[] = [
  ['takes the default', { type: 'string', default: 'sales' }, 'sales'],
  ['takes the first of an enum that is not null', { type: ['string', 'null'], enum: [null, 'a', 'b'] }, 'a'],
  ['takes an example of the right type', { type: 'integer', example: 7 }, 7],
  ['leaves an example of the wrong type', { type: 'integer', example: 'seven' }, 1],
  ['leaves a default that the enum does not hold', { type: 'string', default: 'c', enum: ['a'] }, 'a'],
  ['knows a format', { type: 'string', format: 'date-time' }, '2024-01-31T09:30:00Z'],
  ['keeps a length', { type: 'string', minLength: 6, maxLength: 8 }, 'textxx'],
  ['finds a text for a simple pattern', { type: 'string', pattern: '^\\d{8}$' }, '12345678'],
  ['keeps a range', { type: 'integer', minimum: 10, exclusiveMinimum: true, maximum: 20 }, 11],
  ['keeps a negative range', { type: 'integer', maximum: -3 }, -3],
  ['keeps a step', { type: 'integer', minimum: 11, multipleOf: 5 }, 15],
  ['fills minItems', { type: 'array', minItems: 2, items: { type: 'boolean' } }, [true, true]],
  ['takes the first choice', { oneOf: [{ type: 'integer' }, { type: 'string' }] }, 1],
  [
    'holds required properties only',
    { type: 'object', required: ['a'], properties: { a: { type: 'string' }, b: { type: 'string' } } },
    { a: 'text' },
  ],
  [
    'merges allOf',
    {
      allOf: [
        { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
        { required: ['b'], properties: { b: { type: 'number' } } },
      ],
    },
    { a: 'text', b: 0.5 },
  ],
];

describe('sampleOf', () => {
  for (const [title, schema, sample] of cases)
    it(`sampleOf ${title}`, () => expect(sampleOf(schema, {})).to.deep.equal(sample));

  it('sampleOf cuts a cycle when a required property leads back', () => {
    const node = {
      type: 'object',
      required: ['name', 'next', 'others'],
      properties: {
        name: { type: 'string' },
        next: { $ref: '#/definitions/node' },
        others: { type: 'array', minItems: 1, items: { $ref: '#/definitions/node' } },
      },
    };
    expect(sampleOf({ $ref: '#/definitions/node' }, { node })).to.deep.equal({ name: 'text', others: [] });
  });

  it('sampleOf stays small when definitions fan out', () => {
    const definitions: Record<string, Schema> = { d40: { type: 'string' } };
    for (let i = 0; i < 40; i++) {
      const next = { $ref: `#/definitions/d${i + 1}` };
      definitions[`d${i}`] = { type: 'object', required: ['a', 'b'], properties: { a: next, b: next } };
    }
    const sample = sampleOf({ $ref: '#/definitions/d0' }, definitions);
    expect(JSON.stringify(sample).length).to.be.lessThan(50_000);
  });

  it('sampleOf merges a definition once when allOf names it over and over', () => {
    const definitions: Record<string, Schema> = {
      d40: { type: 'object', required: ['a'], properties: { a: {} } },
    };
    for (let i = 0; i < 40; i++) {
      const next = { $ref: `#/definitions/d${i + 1}` };
      definitions[`d${i}`] = { allOf: [next, next] };
    }
    expect(sampleOf({ $ref: '#/definitions/d0' }, definitions)).to.deep.equal({ a: 'text' });
  });
});
