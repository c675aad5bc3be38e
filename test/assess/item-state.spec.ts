import { expect } from 'chai';
import type { Candidate } from '../../src/assess/assessment.ts';
import type { Json, JsonObject } from '../../src/json.ts';
import { assessed, json, listOf, only, query } from './documents.ts';

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

  it('takes the id of an item under the name of its list', () => {
    const after = query('after_thing_id', 'Things whose id is greater than this one', number);
    const found = filtered(after, { id: number, createdAt: time, owner_id: number });
    expect(found.polling?.field).to.deep.equal(['id']);
    expect(isGuess(found)).to.equal(false);
    const owner = filtered(query('after_owner_id', '', number), { id: number, owner_id: number });
    expect(owner.polling?.field).to.deep.equal(['owner_id']);
  });

  it('takes a text of the name of the filter for its time', () => {
    const after = query('message_time__gt', 'Things that were sent after this time');
    const found = filtered(after, { id: number, message_time: { type: 'string' } });
    expect(found.polling?.field).to.deep.equal(['message_time']);
  });

  it('takes a place beside the list that is told to be sent', () => {
    const state = (filter: JsonObject, place: JsonObject): readonly string[] | undefined => {
      const value = { type: 'array', items: { type: 'object', properties: { played_at: time } } };
      const schema = { type: 'object', properties: { value, ...place } };
      return only(assessed(listOf([filter], { responses: { '200': json(schema) } }))).polling?.field;
    };
    const within = (name: string, description = ''): JsonObject => ({
      cursors: { type: 'object', properties: { [name]: { type: 'string', description } } },
    });
    const after = query(
      'after',
      'A Unix timestamp. Items after, but not including, this cursor position',
      number,
    );
    expect(state(after, within('after'))).to.deep.equal(['cursors', 'after']);
    const since = query('since', 'Only things played after this time');
    expect(state(since, within('last', 'To be used as `since` with the next poll'))).to.deep.equal([
      'cursors',
      'last',
    ]);
    expect(state(since, within('last', 'Sent as `since`, it leads to the next page'))).to.deep.equal([
      'played_at',
    ]);
  });
});
