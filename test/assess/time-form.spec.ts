import { expect } from 'chai';
import type { Candidate } from '../../src/assess/assessment.ts';
import type { Json, JsonObject } from '../../src/json.ts';
import { assessed, listOf, only, query } from './documents.ts';

const time = { type: 'string', format: 'date-time' };

const rules = (filter: JsonObject, createdAt: Json): readonly (string | undefined)[] => {
  const found: Candidate = only(
    assessed(
      listOf([filter], { description: 'Newest first.' }, { type: 'object', properties: { createdAt } }),
    ),
  );
  return found.missing.map((r) => r.rule);
};

describe('assess of the form of a time', () => {
  const after = (says: string): JsonObject =>
    query('createdAfter', `Only things created after this time. ${says}`);

  it('sees that a filter takes another text than items have', () => {
    for (const says of [
      'In the form MM/DD/YYYY HH:mm.',
      'For example 2024-01-01 13:00:00.',
      'YYYY-MM-DDTHH:MM:SS. Do not specify timezone.',
      'Local time of the account, without zone.',
    ])
      expect(rules(after(says), time), says).to.deep.equal(['PP-06']);
    for (const says of [
      'ISO 8601, for example 2024-01-01T13:00:00Z.',
      'ISO 8601 or YYYY-MM-DD HH:MM:SS.',
      '',
    ])
      expect(rules(after(says), time), says).to.deep.equal([]);
    for (const says of [
      'If no timezone is specified, UTC is used.',
      'Times without a zone are in UTC.',
      'You may omit the timezone.',
    ])
      expect(rules(after(says), time), says).to.deep.equal([]);
    expect(rules(after('For example 2024-01-01 13:00:00.'), { type: 'string' })).to.deep.equal([]);
  });

  it('sees that a filter takes a text where items have numbers', () => {
    expect(rules(after('ISO8601 Date/Time format.'), { type: 'integer' })).to.deep.equal(['PP-06']);
    expect(rules(after('ISO 8601 or a Unix timestamp.'), { type: 'integer' })).to.deep.equal([]);
  });

  it('sees by an example that a date cannot be compared as it came', () => {
    const dated = (example: string): Json => ({ type: 'string', format: '', example });
    expect(rules(query('$filter'), dated('/Date(1492041600000)/'))).to.deep.equal(['PP-06']);
    expect(rules(query('$filter'), dated('2024-01-01T13:00:00Z'))).to.deep.equal([]);
  });
});
