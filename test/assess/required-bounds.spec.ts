import { expect } from 'chai';
import type { Candidate } from '../../src/assess/assessment.ts';
import type { JsonObject } from '../../src/json.ts';
import { assessed, item, json, listOf, only, query } from './documents.ts';

const time = { type: 'string', format: 'date-time' };
const rulesOf = (remarks: Candidate['open']): readonly (string | undefined)[] => remarks.map((r) => r.rule);

describe('assess of a call that needs a bound', () => {
  const properties = { nextPosition: { type: 'string' }, value: { type: 'array', items: item } };
  const responses = { '200': json({ type: 'object', properties }) };
  const events = (says: string, more: readonly JsonObject[] = []): Candidate =>
    only(
      assessed(
        listOf([query('since', 'A time'), query('position', `Changes since. ${says}`), ...more], {
          responses,
        }),
      ),
    );

  it('lacks a first call where one of two states has to be sent, and never both', () => {
    for (const says of [
      'You must pass in a value for either `since` or `position` and never both.',
      'Either "since" or "position" is required; they are mutually exclusive.',
    ])
      expect(rulesOf(events(says).missing), says).to.deep.equal(['PP-07']);
  });

  it('is unsure of a first call where both may be sent', () => {
    const found = events('One of "since" and "position" must be given.');
    expect([rulesOf(found.missing), rulesOf(found.open)]).to.deep.equal([[], ['PP-07']]);
  });

  it('fears no choice that a maker can make once and for all', () => {
    const found = events('Either "owner" or "position" must be given, never both.', [query('owner')]);
    expect(found.standing).to.equal('ready');
    expect(events('Either way, the newest come first.').standing).to.equal('ready');
  });

  it('says that a required upper bound keeps what is new out', () => {
    const after = query('createdAfter', 'Only things created after this time', time);
    const before = (says: string, more: JsonObject = {}): Candidate =>
      only(
        assessed(
          listOf([after, { ...query('createdBefore', says, time), required: true, ...more }], {
            description: 'Newest first.',
          }),
        ),
      );
    expect(rulesOf(before('').open)).to.deep.equal(['PP-06']);
    expect(before('', { required: false }).standing).to.equal('ready');
    expect(rulesOf(before('The maximum supported range is 31 days.').missing)).to.deep.equal(['PP-06']);
  });

  const before = query('created_before', '', time);
  const after = (says: string, more: readonly JsonObject[]): Candidate =>
    only(
      assessed(
        listOf([query('created_after', `Only things created after. ${says}`, time), ...more], {
          description: 'Newest first.',
        }),
      ),
    );

  it('is unsure of a filter that has to be sent with another parameter', () => {
    for (const says of [
      'Must be used together with created_before.',
      'Can only be used in combination with `created_before`.',
      'Requires "created_before".',
    ])
      expect(rulesOf(after(says, [before]).open), says).to.deep.equal(['PP-06']);
    expect(after('Has to be sent along with `owner`.', [query('owner')]).standing).to.equal('unsure');
    for (const says of ['Must not be used together with created_before.', 'May be used with created_before.'])
      expect(after(says, [before]).standing, says).to.equal('ready');
  });

  it('is unsure of it wherever that is said', () => {
    for (const says of [
      'Required when created_after is used.',
      'created_after and created_before must be used together.',
      'If you filter by time, both created_after and created_before are required.',
    ])
      expect(rulesOf(after('', [query('created_before', says, time)]).open), says).to.deep.equal(['PP-06']);
    for (const says of [
      'Required when created_after is not used.',
      'Not required if created_after is given.',
    ])
      expect(after('', [query('created_before', says, time)]).standing, says).to.equal('ready');
  });

  it('lacks an order that the filter excludes', () => {
    const found = (says: string): Candidate =>
      only(
        assessed(
          listOf([
            query('created_after', `Only things created after. ${says}`, time),
            query('sort', '', { type: 'string', enum: ['createdAt', '-createdAt'] }),
          ]),
        ),
      );
    expect(rulesOf(found('Cannot be combined with sort.').missing)).to.deep.equal(['PP-05']);
    expect(found('Cannot be combined with owner.').standing).to.equal('ready');
  });

  it('lacks a first state where a filter begins now by itself', () => {
    for (const says of ['Defaults to now.', 'The default is the current time.'])
      expect(rulesOf(after(says, []).missing), says).to.deep.equal(['PP-07']);
    for (const says of ['Must not be later than now.', 'The default is now - 30 days.'])
      expect(after(says, []).standing, says).to.equal('ready');
  });

  it('is unsure of an empty answer that is said to be no list', () => {
    const found = (description: string): Candidate =>
      only(
        assessed(
          listOf([query('created_after', 'Only things created after.', time)], {
            description: `Newest first. ${description}`,
          }),
        ),
      );
    for (const says of [
      'If there are none, 204 No Content is returned.',
      'The list is null when nothing matches.',
    ])
      expect(rulesOf(found(says).open), says).to.deep.equal(['PP-04']);
    for (const says of ['Members that are null are left out.', 'The owner is null if there is no owner.'])
      expect(found(says).standing, says).to.equal('ready');
  });
});
