import { expect } from 'chai';
import { answerAt, strainedLanes } from '../../src/scenarios/strained-lanes.ts';

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

describe('answerAt', () => {
  it('answerAt gives each request its answer in turn, and the last one for ever', () => {
    const lane = { name: 'busy', answers: [{ status: 429 }, { status: 202 }, { status: 410 }] };
    expect([1, 2, 3, 9].map((n) => answerAt(lane, n).status)).to.deep.equal([429, 202, 410, 410]);
  });
});
