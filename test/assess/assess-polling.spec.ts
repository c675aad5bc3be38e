import { expect } from 'chai';
import type { Candidate } from '../../src/assess/assessment.ts';
import type { JsonObject } from '../../src/json.ts';
import { assessed, item, json, listOf, only, query } from './documents.ts';

const time = { type: 'string', format: 'date-time' };
const after = query('createdAfter', 'Only things created after this time', time);
const newest = query('sort', 'How to sort', { type: 'string', enum: ['-createdAt', 'createdAt'] });

describe('assess of a list', () => {
  it('is ready when it filters exclusively by a time of its items and can put the newest first', () => {
    const found = only(assessed(listOf([after, newest])));
    expect(found).to.include({ standing: 'ready', mechanism: 'policy' });
    expect(found.polling).to.deep.include({
      parameter: 'createdAfter',
      expression: '@{triggerBody().value[0].createdAt}',
      dataPath: '@triggerBody().value',
      constants: [{ parameter: 'sort', value: '-createdAt' }],
    });
  });

  it('is unsure of the order when no word is said of it', () => {
    const found = only(assessed(listOf([after])));
    expect(found.standing).to.equal('unsure');
    expect(found.open.map((r) => r.asks)).to.deep.equal(['order']);
  });

  it('believes an order that the description of the operation declares', () => {
    const found = only(assessed(listOf([after], { description: 'Lists things, newest first.' })));
    expect(found.standing).to.equal('ready');
  });

  it('lacks an order when the description says that the oldest come first', () => {
    const found = only(assessed(listOf([after], { description: 'Things in chronological order.' })));
    expect(found.missing.map((r) => r.rule)).to.deep.equal(['PP-05']);
  });

  it('lacks a filter when no parameter is one, and proposes its name in the manner of the items', () => {
    const snake = { type: 'object', properties: { created_at: time } };
    expect(only(assessed(listOf([newest]))).missing[0]?.mend).to.include('"createdAfter"');
    expect(only(assessed(listOf([], {}, snake))).missing[0]?.mend).to.include('"created_after"');
  });

  it('lacks an exclusive filter when the description includes the bound', () => {
    const inclusive = query('createdFrom', 'Things created on or after this time', time);
    const found = only(assessed(listOf([inclusive, newest])));
    expect(found.missing.map((r) => r.rule)).to.deep.equal(['PP-06']);
  });

  it('takes a parameter for a filter by time when its default is a date, and a status for its own date', () => {
    const since = query('things_after', '', { type: 'string', default: '1990-01-01 00:00:00' });
    const dated = {
      type: 'object',
      properties: { status: { type: 'string' }, status_date: { type: 'string' } },
    };
    const found = only(assessed(listOf([since], {}, dated)));
    expect(found.standing).to.equal('unsure');
    expect(found.polling).to.include({
      parameter: 'things_after',
      expression: '@{triggerBody().value[0].status_date}',
    });
    const undated = query('things_after', '', { type: 'string', default: 'none' });
    expect(only(assessed(listOf([undated], {}, dated))).standing).to.equal('lacking');
  });

  it('is unsure of the bound when neither name nor description tells', () => {
    const since = query('since', 'Restricts the list by time of creation', time);
    expect(only(assessed(listOf([since, newest]))).open.map((r) => r.asks)).to.deep.equal(['bound']);
  });

  it('lacks a time of day when the filter takes dates', () => {
    const byDay = query('createdAfter', 'Only things created after this day', {
      type: 'string',
      format: 'date',
    });
    expect(only(assessed(listOf([byDay, newest]))).missing.map((r) => r.rule)).to.deep.equal(['PP-09']);
  });

  it('takes no filter on what items are about for their state', () => {
    for (const name of ['dueAfter', 'min_start_time', 'departureFrom', 'expiresAfter'])
      expect(only(assessed(listOf([query(name, 'after this time', time)]))).polling, name).to.equal(
        undefined,
      );
  });

  it('takes no paging parameter for a filter', () => {
    for (const name of ['after', 'pageAfter', 'cursor', 'starting_after', 'offset'])
      expect(only(assessed(listOf([query(name, 'The cursor of the next page')]))).polling, name).to.equal(
        undefined,
      );
  });

  it('prefers an id to a time, for ties', () => {
    const id = query('since_id', 'Only things after this id', { type: 'integer' });
    const latest = query('sort', '', { type: 'string', enum: ['oldest', 'newest'] });
    const found = only(assessed(listOf([after, id, latest])));
    expect(found.polling?.expression).to.equal('@{triggerBody().value[0].id}');
    expect(found.risks.some((r) => r.says.includes('not unique'))).to.equal(false);
  });

  it('compares an update filter with the time of change, and says what that means', () => {
    const changed = query('modifiedAfter', 'Only things modified after this time', time);
    const found = only(assessed(listOf([changed])));
    expect(found.polling).to.include({
      expression: '@{triggerBody().value[0].updatedAt}',
      tellsChanges: true,
    });
    expect(found.risks.some((r) => r.says.includes('changed items'))).to.equal(true);
  });

  it('writes an OData filter', () => {
    const found = only(assessed(listOf([query('$filter'), query('$orderby')])));
    expect(found.polling).to.include({
      expression: 'createdAt gt @{triggerBody().value[0].createdAt}',
      takes: 'odata',
    });
    expect(found.polling?.constants).to.deep.equal([{ parameter: '$orderby', value: 'createdAt desc' }]);
  });

  it('says that a language of filters is not known', () => {
    const found = only(assessed(listOf([query('jql', 'The JQL')])));
    expect(found).to.include({ standing: 'unsure' });
    expect(found.polling?.takes).to.equal('unknown');
  });

  it('lacks an object around a root array', () => {
    const found = only(
      assessed({
        '/things': {
          get: {
            parameters: [after, newest],
            responses: {
              '200': {
                description: 'OK',
                content: { 'application/json': { schema: { type: 'array', items: item } } },
              },
            },
          },
        },
      }),
    );
    expect(found.missing.map((r) => r.rule)).to.deep.equal(['PP-03']);
  });

  it('cannot tell when the answer is not declared', () => {
    const found = assessed({
      '/things': { get: { parameters: [after], responses: { '200': { description: 'OK' } } } },
    });
    expect(found.answer).to.equal('unknown');
    expect(only(found).standing).to.equal('unsure');
  });

  it('lacks a state in a list of plain values', () => {
    const found = only(assessed(listOf([after, newest], {}, { type: 'string' })));
    expect([found.standing, found.missing.map((r) => r.rule)]).to.deep.equal(['lacking', ['PP-05']]);
  });

  it('guesses that an event was when its date says', () => {
    const events = { type: 'object', properties: { event_date: time } };
    const found = only(assessed(listOf([query('since', 'after this time', time), newest], {}, events)));
    expect(found.polling?.field).to.deep.equal(['event_date']);
    expect(found.open[0]?.asks).to.equal('filter');
  });

  it('follows references to parameters and schemas, and survives schemas that contain themselves', () => {
    const node = {
      type: 'object',
      properties: { createdAt: time, children: { $ref: '#/components/schemas/List' } },
    };
    const found = only(
      assessed(
        {
          '/things': {
            get: {
              parameters: [{ $ref: '#/components/parameters/after' }],
              responses: {
                '200': {
                  description: 'OK',
                  content: {
                    'application/json': {
                      schema: {
                        type: 'object',
                        properties: { value: { $ref: '#/components/schemas/List' } },
                      },
                    },
                  },
                },
              },
            },
          },
        },
        {
          components: {
            parameters: { after },
            schemas: { Node: node, List: { type: 'array', items: { $ref: '#/components/schemas/Node' } } },
          },
        },
      ),
    );
    expect(found.polling?.expression).to.equal('@{triggerBody().value[0].createdAt}');
    expect(found.evidence[0]?.at.pointer).to.equal('/components/parameters/after');
  });

  it('fears an answer other than 200 where nothing is new', () => {
    const schema = { type: 'object', properties: { value: { type: 'array', items: item } } };
    const answer = { '200': json(schema) };
    const risks = (status: string, description: string): (string | undefined)[] =>
      only(
        assessed(listOf([after, newest], { responses: { ...answer, [status]: { description } } })),
      ).risks.map((r) => r.rule);
    expect(risks('404', 'No things found')).to.include('PP-04');
    expect(risks('404', 'No new items since then')).to.include('PP-04');
    expect(risks('204', 'OK')).to.include('PP-04');
    expect(risks('404', 'The account does not exist')).not.to.include('PP-04');
    expect(risks('500', 'Nothing works')).not.to.include('PP-04');
  });

  const epoch = { type: 'integer', description: 'Unix time, in seconds' };
  const listWith = (parameter: JsonObject, properties: JsonObject, more: JsonObject = {}): Candidate =>
    only(assessed(listOf([parameter, ...sorts(more)], {}, { type: 'object', properties })));
  const sorts = ({ sort }: JsonObject): JsonObject[] => (sort === undefined ? [] : [sort as JsonObject]);
  const rulesOf = (found: Candidate): (string | undefined)[] => found.missing.map((r) => r.rule);

  it('lacks a state that the filter takes, where one is a number and the other a date', () => {
    const since = query('since', 'Unix time: items created after it', epoch);
    expect(rulesOf(listWith(since, { createdAt: time }))).to.include('PP-06');
    expect(rulesOf(listWith(after, { createdAt: { type: 'integer' } }))).to.include('PP-06');
    const both = listWith(since, { createdAt: time, createdTimestamp: { type: 'integer' } });
    expect(both.polling?.field).to.deep.equal(['createdTimestamp']);
  });

  it('believes an order in whatever words it can be set', () => {
    const set = (sort: JsonObject, properties: JsonObject = { createdAt: time }): unknown =>
      listWith(after, properties, { sort }).polling?.constants;
    const boolean = { type: 'boolean', default: true };
    expect(set(query('sort_ascending', '', boolean))).to.deep.equal([
      { parameter: 'sort_ascending', value: 'false' },
    ]);
    expect(set(query('ascending', '', { type: 'string', enum: ['yes', 'no'] }))).to.deep.equal([
      { parameter: 'ascending', value: 'no' },
    ]);
    expect(set(query('sortOrder', '', { type: 'string', enum: ['ASCENDING', 'DESCENDING'] }))).to.deep.equal([
      { parameter: 'sortOrder', value: 'DESCENDING' },
    ]);
    expect(set(query('sort', 'By what, as createdAt:desc'))).to.deep.equal([
      { parameter: 'sort', value: 'createdAt:desc' },
    ]);
    const nested = { attributes: { type: 'object', properties: { createdAt: time } } };
    expect(
      set(query('sort', '', { type: 'string', enum: ['createdAt', '-createdAt'] }), nested),
    ).to.deep.equal([{ parameter: 'sort', value: '-createdAt' }]);
    expect(set(query('$orderby', '', { type: 'string', enum: ['title', 'title desc'] }))).to.deep.equal([]);
  });

  it('lacks a first call that is answered, where it is said to be refused', () => {
    const cursor = query('sync', 'A sync token: what changed since');
    const more = { description: 'If the sync token is missing, 412 is answered, with a new one.' };
    const properties = { sync: { type: 'string' }, value: { type: 'array', items: item } };
    const answer = { '200': json({ type: 'object', properties }) };
    const found = (extra: JsonObject): Candidate =>
      only(assessed(listOf([cursor], { responses: answer, ...extra })));
    expect(rulesOf(found(more))).to.deep.equal(['PP-07']);
    expect(rulesOf(found({}))).to.deep.equal([]);
    const unauthorized = { '401': { description: 'The bearer token is missing or wrong' } };
    expect(rulesOf(found({ responses: { ...answer, ...unauthorized } }))).to.deep.equal([]);
  });

  it('leaves operations out that are triggers already', () => {
    const found = assessed(listOf([after, newest], { 'x-ms-trigger': 'batch' }));
    expect(found.candidates).to.deep.equal([]);
    expect(found.notes).to.have.length(1);
  });
});
