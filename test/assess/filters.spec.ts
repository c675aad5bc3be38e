import { expect } from 'chai';
import type { Candidate } from '../../src/assess/assessment.ts';
import type { Json, JsonObject } from '../../src/json.ts';
import { assessed, item, json, listOf, only, query } from './documents.ts';

const time = { type: 'string', format: 'date-time' };
const newest = { description: 'Newest first.' };

const filtered = (parameters: readonly Json[], more: JsonObject = newest, items: Json = item): Candidate =>
  only(assessed(listOf(parameters, more, items)));

const how = ({ standing, polling }: Candidate): string =>
  `${standing} ${polling?.parameter ?? 'nothing'} ${polling?.field.join('.') ?? ''}`.trim();

describe('assess of a filter', () => {
  it('takes what is greater than an id for a filter by it', () => {
    for (const name of ['id_greater', 'id:greater', 'id[gt]'])
      expect(how(filtered([query(name, 'Only things with an ID greater than this')])), name).to.equal(
        `ready ${name} id`,
      );
  });

  it('takes a time with its bound for a filter that includes it', () => {
    const at = query('creation_time', 'Things that were created at this time or later', time);
    const found = filtered([at], newest, { type: 'object', properties: { creation_time: time } });
    expect(how(found)).to.equal('lacking creation_time creation_time');
    expect(found.missing.map((r) => r.rule)).to.deep.equal(['PP-06']);
  });

  it('does not doubt that an id grows where what is greater is said to be more recent', () => {
    const growth = (says: string): boolean =>
      filtered([query('since_id', says)], newest, {
        type: 'object',
        properties: { id: { type: 'string' } },
      }).risks.some((r) => r.says.includes('grows'));
    expect(growth('Only things with an id greater than (that is, more recent than) this')).to.equal(false);
    expect(growth('Only things with an id greater than this')).to.equal(true);
  });

  it('takes the cursor of the last answer that brings only what is newer', () => {
    const value = { type: 'array', items: item };
    const cursors = { type: 'object', properties: { after: { type: 'string' } } };
    const responses = { '200': json({ type: 'object', properties: { value, cursors } }) };
    const after = query('after', 'Cursor of the last response; returns only things newer than it');
    expect(how(filtered([after], { responses }))).to.equal('ready after cursors.after');
  });

  it('can sort by one member of several', () => {
    const by = (field: string): JsonObject =>
      query(`orders[${field}]`, '', { type: 'string', enum: ['ASC', 'DESC'] });
    const id = query('id_greater', 'Only things with a greater id');
    expect(filtered([id, by('name'), by('id')], {}).polling?.constants).to.deep.equal([
      { parameter: 'orders[id]', value: 'DESC' },
    ]);
  });

  it('takes no parameter that leads to older items, and one that leads to newer ones', () => {
    const older = query('after', 'Id of a thing: those after it in the listing (older ones)');
    const newer = query('before', 'Id of a thing: the newer ones before it');
    expect(how(filtered([older]))).to.equal('lacking nothing');
    expect(how(filtered([older, newer]))).to.equal('ready before id');
  });

  it('takes an id after which a page begins for no state, and prefers a time to an id that may be one', () => {
    for (const says of [
      'Return things after the specified ID when working with paginated endpoints',
      'Cursor for pagination: return the page after this ID',
      'ID of the last thing of a page, for the next page',
    ])
      expect(how(filtered([query('after', says)])), says).to.equal('lacking nothing');
    const after = query('after', 'Return things after the specified ID');
    expect(how(filtered([after]))).to.equal('unsure after id');
    expect(how(filtered([after, query('created_at[gt]', 'Only things created after', time)]))).to.equal(
      'ready created_at[gt] createdAt',
    );
    for (const says of ['Pagination: only things created after the given ID', 'For paging: greater ids only'])
      expect(how(filtered([query('after_id', says)])), says).to.equal('ready after_id id');
  });

  it('takes a number for a time by its name or description', () => {
    const number = { type: 'integer' };
    const of = (
      name: string,
      properties: JsonObject,
      says = 'Unix timestamp; only what came after it',
    ): string => how(filtered([query(name, says, number)], newest, { type: 'object', properties }));
    for (const name of ['started_at', 'emittedAt', 'date', 'date_started'])
      expect(of('after', { [name]: number }), name).to.equal(`ready after ${name}`);
    expect(of('after', { time: number })).to.equal('unsure after time');
    for (const name of ['started_at', 'dateStarted'])
      expect(of('started_after', { [name]: number }), name).to.equal(`ready started_after ${name}`);
    const start = { type: 'number', description: 'UNIX timestamp of the start' };
    expect(of('after', { begin: start })).to.equal('ready after begin');
    const both = { ended_at: number, started_at: number };
    expect(of('from', both, 'Only calls started after this UNIX timestamp')).to.equal(
      'ready from started_at',
    );
    for (const name of ['processing_time', 'due_date', 'startAt', 'count'])
      expect(of('after', { [name]: number }), name).to.equal('lacking nothing');
  });

  it('takes the number that a description compares with', () => {
    const of = (name: string, says: string, type = 'integer'): string =>
      how(
        filtered([query('after', says, { type })], newest, {
          type: 'object',
          properties: { id: { type: 'string' }, [name]: { type: 'integer' } },
        }),
      );
    for (const name of [
      'seq',
      'sequence',
      'sequenceNumber',
      'sequence_number',
      'revision',
      'version',
      'number',
    ])
      expect(of(name, `Only things whose \`${name}\` is greater than this value.`), name).to.equal(
        `ready after ${name}`,
      );
    expect(of('sequence', 'Things with a sequence higher than this', 'string')).to.equal(
      'ready after sequence',
    );
    expect(of('size', 'Things whose size is greater than this value')).to.equal('lacking nothing');
  });

  it('takes what the last answer gave back for a cursor, whatever its name, one object deep', () => {
    const token = { type: 'string' };
    const of = (name: string, says: string, more: JsonObject): string =>
      how(
        filtered([query(name, says)], {
          responses: {
            '200': json({
              type: 'object',
              properties: {
                ...more,
                value: { type: 'array', items: { type: 'object', properties: { id: token } } },
              },
            }),
          },
        }),
      );
    const since = 'of the last poll: only changes after it are returned';
    for (const name of ['cursor', 'token', 'bookmark'])
      expect(of(name, `${name} ${since}`, { [name]: token }), name).to.equal(`ready ${name} ${name}`);
    expect(
      of('cursor', 'The `nextCursor` of the previous response; only what changed after it', {
        nextCursor: token,
      }),
    ).to.equal('ready cursor nextCursor');
    expect(
      of('bookmark', 'Bookmark of the last answer; only later changes are returned', { bookmark: token }),
    ).to.equal('ready bookmark bookmark');
    const inside = { info: { type: 'object', properties: { syncToken: token } } };
    expect(of('syncToken', 'Token of the last sync', inside)).to.equal('ready syncToken info.syncToken');
    for (const says of [
      'The cursor of the previous response, for the next page',
      'Cursor of the last response: returns the page of things after it',
      'Cursor of the last response',
      'Cursor of the last response; returns the things after it',
    ])
      expect(of('cursor', says, { cursor: token }), says).to.equal('lacking nothing');
  });

  it('prefers the time of birth to that of a change, in whatever order they are declared', () => {
    const born = query('createdAfter', 'Only things created after', time);
    const changed = query('updatedAfter', 'Only things updated after', time);
    const sort = query('sort', '', { type: 'string', enum: ['-createdAt', '-updatedAt'] });
    for (const filters of [
      [born, changed],
      [changed, born],
    ])
      expect(how(filtered([...filters, sort], {}))).to.equal('ready createdAfter createdAt');
  });

  it('lacks a filter that takes its time in another form than the items have it', () => {
    const rules = (says: string, type: string, field: JsonObject): readonly (string | undefined)[] =>
      filtered([query('created_after', says, { type })], newest, {
        type: 'object',
        properties: { created_at: field },
      }).missing.map((r) => r.rule);
    const millis = { type: 'integer', description: 'Unix timestamp in milliseconds' };
    expect(rules('UNIX timestamp: only what came after it', 'string', time)).to.deep.equal(['PP-06']);
    expect(rules('Unix timestamp in seconds; only after it', 'integer', millis)).to.deep.equal(['PP-06']);
    expect(rules('Only after this date, as YYYY-MM-DD', 'string', time)).to.deep.equal(['PP-09']);
    for (const says of [
      'UNIX timestamp or ISO 8601: only after it',
      'Only after this date, as YYYY-MM-DDThh:mm:ssZ',
      'Only after this date, as YYYY-MM-DD or RFC 3339',
    ])
      expect(rules(says, 'string', time), says).to.deep.equal([]);
    expect(rules('Unix timestamp in milliseconds; only after it', 'integer', millis)).to.deep.equal([]);
  });

  it('finds the id that a description calls by one name', () => {
    const newer = query('before', 'Fullname of a thing: the newer ones before it');
    const named = { name: { type: 'string', description: 'Fullname of the post' }, createdAt: time };
    expect(how(filtered([newer], newest, { type: 'object', properties: named }))).to.equal(
      'unsure before name',
    );
  });

  it('takes a watermark that the answer gives back for a cursor', () => {
    const properties = { token: { type: 'string' }, value: { type: 'array', items: item } };
    const responses = { '200': json({ type: 'object', properties }) };
    const cursor = query('token', 'The watermark to start the batch from');
    expect(how(filtered([cursor], { responses }))).to.equal('ready token token');
    expect(how(filtered([query('token', 'Token of the next page')], { responses }))).to.equal(
      'lacking nothing',
    );
  });

  it('is unsure of a language of filters, in whatever words it is one', () => {
    for (const [name, says] of [
      ['filter', 'Operators of createdAt: `greater-than`, `less-than`'],
      ['query', 'Search query to apply while filtering'],
      ['query', 'The select statement'],
      ['q', 'Query string to narrow down the response'],
      ['q', 'Patterns: exact match (k=v), range (k=[min~max])'],
      ['criteria[groups][0][filters][0][value]', 'Value'],
      ['createdAt', 'Creation time with an operator, e.g. createdAt=gt:2024-01-01T00:00:00Z'],
      ['createdAt', 'Date filter, a range as {"start": "2020-01-01T00:00:00Z"}'],
    ] as const)
      expect(how(filtered([query(name, says)])), says).to.equal(`unsure ${name} createdAt`);
  });

  it('takes a choice of filters and a search for words for no language', () => {
    for (const parameter of [
      query('filter', 'The predefined filters, by syntax', { type: 'string', enum: ['open', 'spam'] }),
      query('q', 'Words to look for'),
      query('from', 'Sender id'),
    ])
      expect(how(filtered([parameter]))).to.equal('lacking nothing');
  });

  it('lets the order choose what a language compares with', () => {
    const dates = { published_at: time, created_at: time };
    const found = (order: string): string =>
      how(
        filtered(
          [query('filter', 'A filter expression'), query('order', order)],
          {},
          { type: 'object', properties: dates },
        ),
      );
    expect(found('The default is published_at desc.')).to.equal('unsure filter published_at');
    expect(found('The default is created_at desc.')).to.equal('unsure filter created_at');
  });

  it('believes a description that a filter bounds the list from below', () => {
    const from = query('fromdate', 'Things starting after this date-time', time);
    expect(filtered([from]).open.filter((r) => r.says.includes('only its name'))).to.deep.equal([]);
  });

  it('takes no count of 0 for the size of a page', () => {
    const count = query('count', '', { type: 'integer', default: 0 });
    const found = filtered([query('createdAfter', 'after', time), count]);
    expect(found.risks.filter((r) => r.says.includes('at most 0'))).to.deep.equal([]);
  });
});
