import { expect } from 'chai';
import { watchExceptions } from '../../src/cli/watch-exceptions.ts';

describe('watchExceptions', () => {
  it('watchExceptions ends the run with the first, and tells only the first few of many', () => {
    let said = '';
    const reasons: unknown[] = [];
    const world = { stderr: (text: string) => void (said += text), version: '9.9.9' };
    const exceptions = watchExceptions(world, (reason) => reasons.push(reason));
    expect(exceptions.happened()).to.equal(false);
    for (let i = 1; i <= 50; i += 1) exceptions.take(new RangeError(`number ${i}`));
    expect(exceptions.happened()).to.equal(true);
    expect(String(reasons[0])).to.equal('RangeError: number 1');
    expect(said.match(/RangeError: number/g)).to.have.length(3);
    expect(said).to.match(/More exceptions follow/);
  });
});
