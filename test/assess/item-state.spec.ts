import { expect } from 'chai';
import type { Candidate } from '../../src/assess/assessment.ts';
import type { Json, JsonObject } from '../../src/json.ts';
import { assessed, listOf, only, query } from './documents.ts';

const time = { type: 'string', format: 'date-time' };
const number = { type: 'integer' };

const filtered = (filter: JsonObject, properties: Json): Candidate =>
  only(assessed(listOf([filter], { description: 'Sorted by date.' }, { type: 'object', properties })));

const isGuess = ({ open }: Candidate): boolean => open.some((r) => r.says.endsWith('is a guess'));

describe('assess of the state of items', () => {
  const changed = query('modifiedSince', 'Only things modified after this time', time);
  const received = query('received_after', 'Only things received after this time', number);

  it('takes a time that has not come yet for no time of change', () => {
    const found = filtered(changed, { createdAt: time, closedAt: time });
    expect([found.standing, found.polling]).to.deep.equal(['lacking', undefined]);
    expect(found.missing[0]?.says).to.include('no item shows what it compares with');
  });

  it('guesses where the change of one person is all that an item shows', () => {
    const found = filtered(changed, { createdAt: time, userUpdatedAt: time, closedAt: time });
    expect(found.polling?.field).to.deep.equal(['userUpdatedAt']);
    expect(isGuess(found)).to.equal(true);
    expect(isGuess(filtered(changed, { createdAt: time, updatedAt: time }))).to.equal(false);
  });

  it('takes a time of the item before that of a person', () => {
    const created = query('createdAfter', 'Only things created after this time', time);
    const found = filtered(created, { user_created_at: time, created_at: time });
    expect(found.polling?.field).to.deep.equal(['created_at']);
    expect(isGuess(found)).to.equal(false);
    expect(isGuess(filtered(query('since', 'after this time', time), { user_created_at: time }))).to.equal(
      true,
    );
  });

  it('takes a date whose description names the time of the filter', () => {
    const date = { type: 'integer', description: 'When the thing was received' };
    const found = filtered(received, { date, created_at: number });
    expect(found.polling?.field).to.deep.equal(['date']);
    expect(isGuess(found)).to.equal(false);
  });

  it('guesses where an item shows another birth than the filter names, beside other times', () => {
    expect(isGuess(filtered(received, { created_at: number, updated_at: number }))).to.equal(true);
    expect(isGuess(filtered(received, { created_at: number }))).to.equal(false);
  });

  it('believes a filter that says what it compares with, where one time has two names', () => {
    const since = query('since', 'Things created after this time', number);
    expect(isGuess(filtered(since, { created: number, createdAt: number, ready: number }))).to.equal(false);
  });
});
