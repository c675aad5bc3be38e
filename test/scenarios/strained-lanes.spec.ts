import { expect } from 'chai';
import { answersAtLast, inTurn, strainedLanes } from '../../src/scenarios/strained-lanes.ts';

const lanes = strainedLanes('http://127.0.0.1:9000/elsewhere');

describe('strainedLanes', () => {
  it('strainedLanes puts the callback that behaves behind all that do not', () => {
    expect(lanes.at(-1)?.answers.every((a) => a.status >= 200 && a.status < 300)).to.equal(true);
  });

  it('strainedLanes redirects to the address that it is given', () => {
    expect(lanes.flatMap((l) => l.answers.map((a) => a.headers?.['Location']))).to.include(
      'http://127.0.0.1:9000/elsewhere',
    );
  });
});

describe('answersAtLast', () => {
  it('answersAtLast speaks of callbacks that there are', () => {
    expect(lanes.map((l) => l.name)).to.include.members(answersAtLast.map((l) => l.name));
  });
});

describe('inTurn', () => {
  it('inTurn gives each request its answer, and the last one for ever', () => {
    const answers = inTurn([{ status: 429 }, { status: 202 }, { status: 410 }]);
    expect([1, 2, 3, 4].map(() => answers().status)).to.deep.equal([429, 202, 410, 410]);
  });
});
