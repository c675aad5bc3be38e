import { expect } from 'chai';
import type { Schema } from '../../src/model.ts';
import { compareSchemas } from '../../src/diff/compare-schemas.ts';
import { pathText } from '../../src/diff/difference.ts';
import type { Direction } from '../../src/diff/schema-difference.ts';
import { shapeReader } from '../../src/diff/shape-reader.ts';

type Definitions = Readonly<Record<string, Schema>>;

const compare = (
  direction: Direction,
  before: Schema,
  after: Schema,
  definitions: readonly [Definitions, Definitions] = [{}, {}],
) =>
  compareSchemas({
    before: { schema: before, reader: shapeReader(definitions[0]) },
    after: { schema: after, reader: shapeReader(definitions[1]) },
    direction,
    nameOf: (path) => `"${pathText(path)}"`,
  });

/** `breaking /id`: the kind of each difference, and where it is. */
const kinds = (...args: Parameters<typeof compare>): readonly string[] =>
  compare(...args).differences.map(({ kind, path }) => `${kind} ${pathText(path)}`);

const object = (properties: Record<string, Schema>, required: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
});
const text: Schema = { type: 'string' };
const whole: Schema = { type: 'integer' };

describe('compareSchemas', () => {
  const table: readonly (readonly [string, Schema, Schema, readonly string[], readonly string[]])[] = [
    ['nothing', object({ a: text }), object({ a: text }), [], []],
    ['another type', text, whole, ['breaking '], ['breaking ']],
    ['a wider type', whole, { type: 'number' }, ['risky '], ['safe ']],
    ['a narrower type', { type: 'number' }, whole, ['safe '], ['breaking ']],
    ['one more type', text, { type: ['string', 'integer'] }, ['risky '], ['safe ']],
    ['no type any more', text, {}, ['risky '], ['safe ']],
    ['null', text, { type: ['string', 'null'] }, ['risky '], ['safe ']],
    ['null, as a choice', text, { anyOf: [text, { type: 'null' }] }, ['risky '], ['safe ']],
    ['no null any more', { type: ['string', 'null'] }, text, ['safe '], ['risky ']],
    ['one value more', { enum: ['a'] }, { enum: ['a', 'b'] }, ['risky '], ['safe ']],
    ['one value less', { enum: ['a', 'b'] }, { enum: ['a'] }, ['safe '], ['breaking ']],
    ['values in another order', { enum: ['a', 'b'] }, { enum: ['b', 'a'] }, [], []],
    ['any value', { type: 'string', enum: ['a'] }, text, ['risky '], ['safe ']],
    ['a list of values', text, { type: 'string', enum: ['a'] }, ['safe '], ['breaking ']],
    ['another format', { ...text, format: 'date' }, { ...text, format: 'date-time' }, ['risky '], ['risky ']],
    ['a larger number', { ...whole, format: 'int32' }, { ...whole, format: 'int64' }, ['safe '], ['safe ']],
    ['a lower maximum', { ...whole, maximum: 9 }, { ...whole, maximum: 5 }, [], ['breaking ']],
    ['a higher minimum', whole, { ...whole, minimum: 5 }, [], ['breaking ']],
    ['a higher maximum', { ...whole, maximum: 5 }, { ...whole, maximum: 9 }, [], ['safe ']],
    ['another pattern', { ...text, pattern: 'a' }, { ...text, pattern: 'b' }, [], ['risky ']],
    ['a member less', object({ a: text }), object({}), ['breaking /a'], ['breaking /a']],
    ['a member more', object({}), object({ a: text }), ['safe /a'], ['safe /a']],
    ['a required member more', object({}), object({ a: text }, ['a']), ['safe /a'], ['breaking /a']],
    ['a member required', object({ a: text }), object({ a: text }, ['a']), ['safe /a'], ['breaking /a']],
    ['a member optional', object({ a: text }, ['a']), object({ a: text }), ['risky /a'], ['safe /a']],
    [
      'other items',
      { type: 'array', items: text },
      { type: 'array', items: whole },
      ['breaking /*'],
      ['breaking /*'],
    ],
    [
      'items no longer described',
      { type: 'array', items: object({ a: text }) },
      { type: 'array' },
      ['risky /*', 'breaking /*/a'],
      ['safe /*', 'breaking /*/a'],
    ],
    [
      'a hidden member less',
      object({ a: { ...text, 'x-ms-visibility': 'internal' } }),
      object({}),
      ['safe /a'],
      ['safe /a'],
    ],
    ['titles', { ...text, title: 'A', description: 'B' }, { ...text, title: 'C' }, [], []],
    [
      'members moved into a part of allOf',
      object({ a: text, b: whole }, ['a']),
      { allOf: [object({ a: text }), { required: ['a'] }], properties: { b: whole } },
      [],
      [],
    ],
    [
      'one of two choices less',
      { oneOf: [object({ a: text }), object({ b: text })] },
      object({ a: text }),
      ['breaking /b'],
      ['breaking /b'],
    ],
    [
      'other values offered',
      { ...text, 'x-ms-dynamic-values': { operationId: 'A', 'value-path': 'id' } },
      { ...text, 'x-ms-dynamic-values': { operationId: 'B', 'value-path': 'id' } },
      ['risky '],
      ['risky '],
    ],
    [
      'a schema fetched at design time',
      { type: 'object' },
      { type: 'object', 'x-ms-dynamic-schema': { operationId: 'A' } },
      ['risky '],
      ['risky '],
    ],
  ];
  for (const [title, before, after, reads, sends] of table)
    it(`tells readers and senders what ${title} means to them`, () => {
      expect(kinds('reads', before, after)).to.deep.equal(reads);
      expect(kinds('sends', before, after)).to.deep.equal(sends);
    });

  it('ends where a schema leads back to itself, on either side', () => {
    const node = (value: Schema): Definitions => ({
      Node: object({
        value,
        next: { $ref: '#/definitions/Node' },
        all: { type: 'array', items: { $ref: '#/definitions/Node' } },
      }),
    });
    const reference: Schema = { $ref: '#/definitions/Node' };
    expect(kinds('reads', reference, reference, [node(text), node(text)])).to.deep.equal([]);
    expect(kinds('reads', reference, reference, [node(text), node(whole)])).to.deep.equal([
      'breaking /value',
    ]);
    const unrolled = object({ value: text, next: reference, all: { type: 'array', items: reference } });
    expect(kinds('reads', unrolled, reference, [node(text), node(text)])).to.deep.equal([]);
  });

  it('ends where parts of allOf and choices lead into each other', () => {
    const definitions: Definitions = {
      A: {
        allOf: [{ $ref: '#/definitions/B' }],
        properties: { next: { anyOf: [{ $ref: '#/definitions/A' }, { $ref: '#/definitions/B' }] } },
      },
      B: {
        type: 'object',
        properties: { next: { allOf: [{ $ref: '#/definitions/A' }, object({ own: text })] } },
      },
    };
    const { differences, incomplete } = compare(
      'reads',
      { $ref: '#/definitions/A' },
      { $ref: '#/definitions/A' },
      [definitions, definitions],
    );
    expect([differences, incomplete]).to.deep.equal([[], undefined]);
  });

  it('compares what thousands of places share once, and soon', () => {
    const wide = (leaf: Schema): Definitions =>
      Object.fromEntries([
        ['L0', leaf] as const,
        ...Array.from({ length: 40 }, (_, i): readonly [string, Schema] => [
          `L${i + 1}`,
          object(
            Object.fromEntries(
              Array.from({ length: 8 }, (__, j) => [`p${j}`, { $ref: `#/definitions/L${i}` }]),
            ),
          ),
        ]),
      ]);
    const { differences, incomplete } = compare(
      'reads',
      { $ref: '#/definitions/L40' },
      { $ref: '#/definitions/L40' },
      [wide(text), wide(whole)],
    );
    expect(differences.map((d) => d.kind)).to.deep.equal(['breaking']);
    expect(incomplete).to.equal(undefined);
  });

  it('says that it came to no end when a schema is deeper than anybody nests', () => {
    const deep = (levels: number): Schema => (levels === 0 ? text : object({ a: deep(levels - 1) }));
    expect(compare('reads', deep(100), deep(100)).incomplete).to.match(/lies too deep/);
  });
});
