import { expect } from 'chai';
import { createBudget } from '../../src/client/budget.ts';
import { bodyText } from '../../src/client/body-text.ts';
import { roomOfARun } from '../../src/client/recorder.ts';

describe('createBudget', () => {
  it('createBudget grants no more bytes than there are, until some are given back', () => {
    const budget = createBudget({ bytes: 10, values: 1, valuesOfOne: 1 });
    const granted = [budget.take(6), budget.take(6), budget.take(6)];
    budget.give(3);
    expect([...granted, budget.take(6)]).to.deep.equal([6, 4, 0, 3]);
  });
});

describe('roomOfARun', () => {
  it('roomOfARun grows with the triggers where there are many', () => {
    const bytes = [1, 20, 50].map((triggers) => roomOfARun(triggers).notifications.take(1e9));
    expect(bytes).to.deep.equal([10_000_000, 10_000_000, 25_000_000]);
  });
});

describe('bodyText', () => {
  const list = Buffer.from(JSON.stringify(Array.from({ length: 3000 }, (_, i) => i)));

  it('bodyText cuts what holds more values than the run may look at in one body', () => {
    const budget = createBudget({ bytes: 0, values: 9000, valuesOfOne: 1000 });
    const { body, truncated } = bodyText(list, false, budget);
    expect([truncated, body.split(',').length]).to.deep.equal([true, 1000]);
  });

  it('bodyText cuts earlier once the run has looked at many', () => {
    const budget = createBudget({ bytes: 0, values: 4000, valuesOfOne: 3100 });
    expect(
      [bodyText(list, false, budget), bodyText(list, false, budget)].map((t) => t.truncated),
    ).to.deep.equal([undefined, true]);
  });
});
