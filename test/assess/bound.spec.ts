import { expect } from 'chai';
import { boundOf } from '../../src/assess/bound.ts';

const bound = (says: string, words: readonly string[] = ['created', 'after']): string =>
  boundOf({
    name: words.join('_'),
    words,
    required: false,
    says,
    format: '',
    type: 'string',
    values: [],
    default: undefined,
    maximum: undefined,
    pointer: '/paths',
  });

describe('boundOf', () => {
  it('includes the bound in whatever words it is said', () => {
    for (const says of [
      'placed after (including) this timestamp',
      'created after this time, including the time itself',
      'created at this time or later',
      'created on this date or after',
      'changed after the given time, including that time',
      'from this date onwards',
      'with an id equal to this one or greater',
      'created not earlier than this time',
      'after, or at, this time',
      'on or later than this time',
      'after and including that date',
      'the lower bound, included',
      'beginning with this time',
      'after (or at) a specified time',
      'after a specified time, including it',
      'created since this time, including',
      'later than or the same as the time',
      'the same as the given time or later',
      'not before this time',
      'from this time on',
    ])
      expect(bound(says), says).to.equal('inclusive');
  });

  it('leaves the bound out where that is said', () => {
    for (const says of [
      'created after this time (not including it)',
      'created after this time, excluding the given time',
      'created after this time, which is not included',
      'strictly newer',
      'later than, not including, this instant',
      'later than, and not including, this time',
      'after (but not including) this cursor position',
      'after this time, excluding it',
    ])
      expect(bound(says, ['created', 'since']), says).to.equal('exclusive');
  });

  it('takes no other inclusion for that of the bound', () => {
    for (const says of [
      'created after this date (including time), in ISO 8601',
      'created after this time, including archived things',
      'created after this time; needs version 2 or later',
      'after this time, which must not be older than 30 days',
      'after this time; inclusive=true includes it',
      'after this time, including its deleted items',
      'after this time or at least one other filter',
      'after this time; at least one filter must be given',
    ])
      expect(bound(says), says).to.equal('exclusive');
    expect(bound('a time; mutually exclusive with "until"', ['since'])).to.equal('unknown');
  });
});
