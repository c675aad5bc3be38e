import { expect } from 'chai';
import type { Json } from '../../src/json.ts';
import { assessed, only } from './documents.ts';

const location = { Location: { schema: { type: 'string' } } };
const things = {
  description: 'OK',
  content: { 'application/json': { schema: { type: 'object', properties: { name: { type: 'string' } } } } },
};
const polled = (path: string, accepted: Json): Json => ({
  [path]: { get: { responses: { '200': { ...things, headers: location }, '202': accepted } } },
});

describe('assess of an answer 202', () => {
  it('is ready when the 202 declares a Location', () => {
    const found = only(assessed(polled('/things/new', { description: 'Nothing new', headers: location })));
    expect(found).to.include({ standing: 'ready', mechanism: 'native' });
  });

  it('is unsure when the path names one thing, which may be a job', () => {
    const found = only(assessed(polled('/jobs/{id}', { description: 'Running', headers: location })));
    expect(found.standing).to.equal('unsure');
  });

  it('is nothing when there is neither a Location nor a list', () => {
    expect(assessed(polled('/things/new', { description: 'Accepted' })).candidates).to.deep.equal([]);
  });
});
