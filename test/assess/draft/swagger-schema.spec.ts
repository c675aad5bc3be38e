import { expect } from 'chai';
import { swaggerSchema } from '../../../src/assess/draft/swagger-schema.ts';

describe('swaggerSchema', () => {
  it('says null by x-nullable', () => {
    expect(swaggerSchema({ type: ['string', 'null'], enum: ['a', null] })).to.deep.equal({
      type: 'string',
      enum: ['a'],
      'x-nullable': true,
    });
    expect(swaggerSchema({ anyOf: [{ $ref: '#/definitions/A' }, { type: 'null' }] })).to.deep.equal({
      allOf: [{ $ref: '#/definitions/A' }],
      'x-nullable': true,
    });
  });

  it('leaves open what Swagger 2.0 cannot say', () => {
    expect(swaggerSchema({ oneOf: [{ type: 'string' }, { type: 'integer' }] })).to.deep.equal({});
    expect(swaggerSchema({ type: ['string', 'integer'] })).to.deep.equal({});
    expect(swaggerSchema({ type: 'array' })).to.deep.equal({ type: 'array', items: {} });
  });

  it('keeps exclusive bounds and constants', () => {
    expect(swaggerSchema({ type: 'integer', exclusiveMinimum: 3 })).to.deep.equal({
      type: 'integer',
      minimum: 3,
      exclusiveMinimum: true,
    });
    expect(swaggerSchema({ const: 'x' })).to.deep.equal({ enum: ['x'] });
  });
});
