import { expect } from 'chai';
import type { Json, JsonObject } from '../../src/json.ts';
import { onlyTrigger, polling, read } from '../samples/documents.ts';

const documentOf = (schema: Json, definitions: JsonObject = {}): JsonObject =>
  polling({ responses: { '200': { description: 'ok', schema } } }, { definitions });
const schemaOf = (schema: Json, definitions: JsonObject = {}): JsonObject | undefined =>
  onlyTrigger(documentOf(schema, definitions)).responses['200']?.schema;
const definitionsOf = (schema: Json, definitions: JsonObject): Readonly<Record<string, JsonObject>> =>
  onlyTrigger(documentOf(schema, definitions)).definitions;

describe('schema', () => {
  it('says null with a type list, whichever way it was said', () => {
    expect(schemaOf({ type: 'string', 'x-nullable': true })).to.deep.equal({ type: ['string', 'null'] });
    expect(schemaOf({ type: 'string', nullable: true })).to.deep.equal({ type: ['string', 'null'] });
    expect(schemaOf({ type: ['string', 'null'] })).to.deep.equal({ type: ['string', 'null'] });
    expect(schemaOf({ type: ['string'] })).to.deep.equal({ type: 'string' });
    expect(schemaOf({ type: 'string', enum: ['a'], 'x-nullable': true })).to.deep.equal({
      type: ['string', 'null'],
      enum: ['a', null],
    });
    expect(schemaOf({ nullable: true })).to.deep.equal({});
  });

  it('says null beside a $ref or allOf with a choice', () => {
    const definitions = { A: { type: 'object' } };
    expect(
      schemaOf({ $ref: '#/definitions/A', 'x-nullable': true, 'x-ms-summary': 'A' }, definitions),
    ).to.deep.equal({
      'x-ms-summary': 'A',
      anyOf: [{ $ref: '#/definitions/A' }, { type: 'null' }],
    });
    expect(schemaOf({ nullable: true, allOf: [{ $ref: '#/definitions/A' }] }, definitions)).to.deep.equal({
      anyOf: [{ allOf: [{ $ref: '#/definitions/A' }] }, { type: 'null' }],
    });
  });

  it('keeps extensions and drops what no validator compiles', () => {
    expect(
      schemaOf({
        type: 'object',
        id: 'old',
        discriminator: 'kind',
        'x-schema': { $ref: '#/definitions/None' },
        required: true,
        enum: [],
        allOf: [],
        minLength: '5',
        pattern: '(?i)x',
        'x-ms-visibility': 'advanced',
      }),
    ).to.deep.equal({ type: 'object', 'x-ms-visibility': 'advanced' });
    expect(schemaOf({ type: 'file' })).to.deep.equal({});
    expect(schemaOf(true)).to.deep.equal({});
    expect(schemaOf(false)).to.deep.equal({ not: {} });
  });

  it('leaves a type that does not exist open, with a warning', () => {
    const { triggers, warnings } = read(documentOf({ type: 'date' }));
    expect(triggers[0]?.responses['200']?.schema).to.deep.equal({});
    expect(warnings.map((w) => w.message)).to.deep.equal([
      'The type "date" is no JSON Schema type and is left open',
    ]);
  });

  it('translates exclusive bounds and tuples', () => {
    expect(schemaOf({ type: 'number', minimum: 1, exclusiveMinimum: true, maximum: 2 })).to.deep.equal({
      type: 'number',
      minimum: 1,
      maximum: 2,
      exclusiveMinimum: 1,
    });
    expect(schemaOf({ prefixItems: [{ type: 'string' }], items: false })).to.deep.equal({
      items: [{ type: 'string' }],
      additionalItems: { not: {} },
    });
  });

  it('knows keywords from names of properties', () => {
    const properties = {
      $ref: { type: 'string' },
      type: { type: 'string' },
      items: { type: 'array', items: {} },
      properties: { type: 'object', properties: {} },
      required: { type: 'boolean' },
      nullable: { type: 'boolean' },
      'x-ms-visibility': { type: 'string' },
      __proto__x: { type: 'string' },
    };
    expect(schemaOf({ type: 'object', properties })).to.deep.equal({ type: 'object', properties });
  });

  it('keeps a property named __proto__', () => {
    const schema = JSON.parse('{"type":"object","properties":{"__proto__":{"type":"string"}}}') as JsonObject;
    expect(JSON.stringify(schemaOf(schema))).to.equal(JSON.stringify(schema));
  });

  it('takes no $ref from an example or default', () => {
    const schema = { type: 'object', example: { $ref: '#/nowhere' }, default: { $ref: '#/nowhere' } };
    const { triggers, warnings } = read(documentOf(schema));
    expect(triggers[0]?.responses['200']?.schema).to.deep.equal(schema);
    expect(warnings).to.deep.equal([]);
  });
});

describe('definitions', () => {
  it('are all that a schema reaches and nothing else', () => {
    const definitions = {
      List: { type: 'array', items: { $ref: '#/definitions/Item' } },
      Item: { type: 'object', properties: { parent: { $ref: '#/definitions/Item' } } },
      Unused: {},
    };
    expect(schemaOf({ $ref: '#/definitions/List' }, definitions)).to.deep.equal({
      $ref: '#/definitions/List',
    });
    expect(definitionsOf({ $ref: '#/definitions/List' }, definitions)).to.deep.equal({
      List: definitions.List,
      Item: definitions.Item,
    });
  });

  it('have names that need no escaping, one for each place', () => {
    const definitions = {
      'Page<Item>': { type: 'string' },
      'Page[Item]': { type: 'number' },
      constructor: { type: 'boolean' },
      'a/b': { type: 'integer' },
    };
    const properties = {
      a: { $ref: '#/definitions/Page<Item>' },
      b: { $ref: '#/definitions/Page[Item]' },
      c: { $ref: '#/definitions/Page%3CItem%3E' },
      d: { $ref: '#/definitions/constructor' },
      e: { $ref: '#/definitions/a~1b' },
    };
    expect(schemaOf({ properties }, definitions)).to.deep.equal({
      properties: {
        a: { $ref: '#/definitions/Page_Item_' },
        b: { $ref: '#/definitions/Page_Item__2' },
        c: { $ref: '#/definitions/Page_Item_' },
        d: { $ref: '#/definitions/constructor_' },
        e: { $ref: '#/definitions/a_b' },
      },
    });
    expect(definitionsOf({ properties }, definitions)).to.deep.equal({
      Page_Item_: { type: 'string' },
      Page_Item__2: { type: 'number' },
      constructor_: { type: 'boolean' },
      a_b: { type: 'integer' },
    });
  });

  it('are made from any place of the document', () => {
    const schema = { type: 'object', properties: { a: { type: 'string' }, b: { $ref: '#/x-shared/text' } } };
    const document = { ...documentOf(schema), 'x-shared': { text: { type: 'string' } } };
    expect(onlyTrigger(document).definitions).to.deep.equal({ 'x-shared_text': { type: 'string' } });
  });

  it('leave a reference that leads nowhere or out of the document open, with a warning', () => {
    const { triggers, warnings } = read(
      documentOf({
        properties: { a: { $ref: '#/definitions/None' }, b: { $ref: 'https://x.example/s.json' } },
      }),
    );
    expect(triggers[0]?.responses['200']?.schema).to.deep.equal({ properties: { a: {}, b: {} } });
    expect(warnings.map((w) => [w.message, w.place.pointer])).to.deep.equal([
      [
        'The reference "#/definitions/None" leads nowhere; what it stands for is left open',
        '/paths/~1voicemails/get/responses/200/schema/properties/a',
      ],
      [
        'The reference "https://x.example/s.json" leads out of the document and is not followed; what it stands for is left open',
        '/paths/~1voicemails/get/responses/200/schema/properties/b',
      ],
    ]);
  });

  it('keep a cycle through properties, and leave out one that applies a schema to itself', () => {
    const definitions = {
      Pet: { oneOf: [{ $ref: '#/definitions/Cat' }], properties: { friend: { $ref: '#/definitions/Pet' } } },
      Cat: { allOf: [{ $ref: '#/definitions/Pet' }, { type: 'object' }] },
      Self: { $ref: '#/definitions/Self' },
    };
    expect(definitionsOf({ $ref: '#/definitions/Pet' }, definitions)).to.deep.equal({
      Pet: { properties: { friend: { $ref: '#/definitions/Pet' } } },
    });
    expect(definitionsOf({ $ref: '#/definitions/Cat' }, definitions)['Cat']).to.deep.equal({
      allOf: [{ type: 'object' }],
    });
    expect(definitionsOf({ $ref: '#/definitions/Self' }, definitions)).to.deep.equal({ Self: {} });
  });

  it('keep what stands beside a $ref as far as authors rely on it', () => {
    const definitions = { A: { type: 'object' } };
    const beside = {
      $ref: '#/definitions/A',
      type: 'string',
      required: ['a'],
      'x-ms-visibility': 'internal',
    };
    expect(schemaOf(beside, definitions)).to.deep.equal({
      $ref: '#/definitions/A',
      required: ['a'],
      'x-ms-visibility': 'internal',
    });
  });

  it('stay small and quick where references branch without end', () => {
    const definitions = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [
        `D${i}`,
        Object.fromEntries(
          ['anyOf', 'allOf'].map((k) => [
            k,
            Array.from({ length: 40 }, (__, j) => ({
              properties: { [`p${j}`]: { $ref: `#/definitions/D${j}` } },
            })),
          ]),
        ),
      ]),
    );
    expect(Object.keys(definitionsOf({ $ref: '#/definitions/D0' }, definitions))).to.have.length(40);
  });
});
