import { expect } from 'chai';
import { elementsOf } from '../../src/evidence/elements.ts';

describe('elementsOf', () => {
  const settings = { perEmit: 1, emits: true, excludes: false };

  it('elementsOf gives the elements of an array with their places, and none of anything else', () => {
    expect([
      elementsOf([1, 2], settings),
      elementsOf({ a: [1] }, settings),
      elementsOf({ a: [1] }, { ...settings, items: '/a' }),
    ]).to.deep.equal([
      [
        { pointer: '/0', value: 1 },
        { pointer: '/1', value: 2 },
      ],
      [],
      [{ pointer: '/a/0', value: 1 }],
    ]);
  });
});
