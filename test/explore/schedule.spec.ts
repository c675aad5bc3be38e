import { expect } from 'chai';
import { countEvents, playable, wordsOf, type Schedule } from '../../src/explore/schedule.ts';

const register = 'register a subscription' as const;
const remove = 'delete the oldest subscription' as const;

describe('playable', () => {
  it('leaves out a DELETE that would leave nobody to bear witness to the silence', () => {
    expect(playable([remove, register, remove, register, remove, remove])).to.deep.equal([
      register,
      register,
      remove,
    ]);
  });

  it('leaves out the events, subscriptions and restarts that are too many', () => {
    const many: Schedule = Array.from({ length: 5 }, () => 'cause two events side by side' as const);
    expect(playable([...many, 'cause an event'])).to.deep.equal(many.slice(0, 3));
    expect(playable(Array.from({ length: 6 }, () => register))).to.have.length(4);
    expect(playable(['restart the service', 'poll A', 'restart the service'])).to.deep.equal([
      'restart the service',
      'poll A',
    ]);
  });
});

describe('wordsOf', () => {
  it('says what is done, in order', () => {
    expect(wordsOf(['poll A', 'cause an event', 'poll A'])).to.equal('poll A; cause an event; poll A');
  });
});

describe('countEvents', () => {
  it('counts two for two side by side, and what is excluded', () => {
    expect(
      countEvents(['cause two events side by side', 'poll A', 'cause an excluded event', 'cause an event']),
    ).to.equal(4);
  });
});
