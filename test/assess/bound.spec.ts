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
      'at/after this time',
      'created_at must be equal or greater',
      'created after (the bound itself is part of the result)',
      'lower limit, included',
      'lower end of a closed interval',
      'start of the half-open interval [created_after, created_before)',
      'at least as new as this time',
      'newer than or as old as this time',
      'from this timestamp up to now',
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
    for (const says of [
      'earliest creation time',
      'minimum creation time',
      'lower bound of the creation time',
    ])
      expect(bound(says), says).to.equal('unknown');
    expect(bound('a time; mutually exclusive with "until"', ['since'])).to.equal('unknown');
  });

  it('believes an operator in the name before a loose "after"', () => {
    expect(bound('published after this date', ['published', 'gte'])).to.equal('inclusive');
    expect(bound('published after this date, not including it', ['published', 'gte'])).to.equal('exclusive');
    expect(bound('published strictly after this date', ['published', 'gte'])).to.equal('unknown');
    expect(bound('published after this date', ['published', 'gt'])).to.equal('exclusive');
  });
});
