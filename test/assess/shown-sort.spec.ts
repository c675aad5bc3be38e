import { expect } from 'chai';
import type { Json } from '../../src/json.ts';
import { assessed, listOf, only, query } from './documents.ts';

const time = { type: 'string', format: 'date-time' };
const nested = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    attributes: { type: 'object', properties: { createdAt: time, author: { type: 'string' } } },
  },
};
const since = query('createdAfter', 'Only things created after this time', time);

const constants = (parameter: Json): readonly string[] =>
  (only(assessed(listOf([since, parameter], {}, nested))).polling?.constants ?? []).map(
    (c) => `${c.parameter}=${c.value}`,
  );

describe('assess of a sort that a description shows', () => {
  it('takes the value as it is shown, with the name alone or with its path', () => {
    const sort = (says: string): readonly string[] => constants(query('sort', says));
    expect(sort('`createdAt` or `-createdAt`')).to.deep.equal(['sort=-createdAt']);
    expect(sort('Sort, for example -attributes.createdAt.')).to.deep.equal(['sort=-attributes.createdAt']);
    expect(sort('e.g. createdAt.desc')).to.deep.equal(['sort=createdAt.desc']);
    expect(sort('property,direction: `createdAt,desc`')).to.deep.equal(['sort=createdAt,desc']);
    expect(constants(query('_sort', 'Prefix with - for descending: -_createdAt'))).to.deep.equal([
      '_sort=-_createdAt',
    ]);
  });

  it('takes no part of another name, and no rising order', () => {
    const sort = (says: string): readonly string[] => constants(query('sort', says));
    expect(sort('e.g. -createdAtLocal')).to.deep.equal([]);
    expect(sort('e.g. -author')).to.deep.equal([]);
    expect(sort('e.g. createdAt.asc')).to.deep.equal([]);
  });
});

describe('assess of what a document says of every list', () => {
  const orders = (info: string, description = ''): readonly string[] => {
    const found = only(
      assessed(listOf([since], { description }, nested), {
        info: { title: 'Things', version: '1', description: info },
      }),
    );
    return [
      ...found.evidence.filter((r) => r.says.includes('newest first')).map(() => 'newest'),
      ...found.missing.filter((r) => r.rule === 'PP-05').map(() => 'missing'),
      ...found.open.filter((r) => r.rule === 'PP-05').map(() => 'open'),
    ];
  };

  it('believes it where the operation says nothing of its own order', () => {
    expect(orders('All lists are sorted by creation time, newest first.')).to.deep.equal(['newest']);
    expect(orders('List endpoints return the oldest item first.')).to.deep.equal(['missing']);
    expect(
      orders('All lists are sorted by creation time, newest first.', 'The oldest come first.'),
    ).to.deep.equal(['missing']);
  });

  it('believes nothing that is said of other things', () => {
    expect(orders('Retries are sent with the newest first.')).to.deep.equal(['open']);
    expect(orders('The changelog below is sorted by date, newest first.')).to.deep.equal(['open']);
  });
});

describe('assess of a time that is filtered in a language of its own', () => {
  const filtered = (name: string, says: string, field: string): string => {
    const items = { type: 'object', properties: { id: { type: 'string' }, [field]: time } };
    const [found] = assessed(listOf([query(name, says)], {}, items)).candidates;
    return `${found?.standing} ${found?.open.map((r) => r.says).join('; ')}`;
  };

  it('knows prefixes and operators before the time', () => {
    for (const [name, says, field] of [
      [
        '_lastUpdated',
        'When it last changed. Prefixes gt and ge may be used: gt2024-01-01T00:00:00Z',
        'lastUpdated',
      ],
      ['created_at', 'With an operator, e.g. `gt.2024-01-01T00:00:00Z`', 'created_at'],
      ['q', 'SOQL query to run', 'CreatedDate'],
    ] as const)
      expect(filtered(name, says, field)).to.include(
        `unsure How "${name}" asks for newer items is not declared`,
      );
  });

  it('takes a time that is compared as a whole for none', () => {
    expect(filtered('created_at', 'Things of exactly this day, as 2024-01-01', 'created_at')).to.match(
      /^lacking/,
    );
  });
});
