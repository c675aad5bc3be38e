import { expect } from 'chai';
import type { Candidate } from '../../src/assess/assessment.ts';
import type { Json } from '../../src/json.ts';
import { assessed, item, json, listOf, only, query } from './documents.ts';

const time = { type: 'string', format: 'date-time' };
const after = query('createdAfter', 'Only things created after this time', time);

const candidates = (parameters: readonly Json[], properties: Json): readonly Candidate[] =>
  assessed(
    listOf(parameters, {
      description: 'Newest first.',
      responses: { '200': json({ type: 'object', properties }) },
    }),
  ).candidates;

describe('answerOf', () => {
  const things = { type: 'array', items: item };

  it('takes what has an id for a list where it can be asked for what is new', () => {
    const properties = { id: { type: 'string' }, items: things };
    expect(candidates([after], properties).map((c) => c.polling?.list)).to.deep.equal([['items']]);
    expect(candidates([query('fields')], properties)).to.deep.equal([]);
  });

  it('takes neither links nor errors for the list', () => {
    const link = { type: 'array', items: { type: 'object', properties: { url: { type: 'string' } } } };
    const error = { type: 'array', items: { type: 'string' } };
    const [found] = candidates([after], { link, error, records: things });
    expect(found?.polling?.list).to.deep.equal(['records']);
    expect(candidates([after], { link, stuff: things })[0]?.polling?.list).to.deep.equal(['stuff']);
  });

  it('finds a list two objects down', () => {
    const body = { type: 'object', properties: { events: things } };
    const response = { type: 'object', properties: { body } };
    expect(candidates([after], { response })[0]?.polling?.list).to.deep.equal(['response', 'body', 'events']);
  });

  it('looks deeper where the upper fields of items show no time', () => {
    const meta = { type: 'object', properties: { createdAt: time } };
    const resource = { type: 'object', properties: { meta } };
    const found = only(assessed(listOf([after], {}, { type: 'object', properties: { resource } })));
    expect(found.polling?.field).to.deep.equal(['resource', 'meta', 'createdAt']);
  });
});
