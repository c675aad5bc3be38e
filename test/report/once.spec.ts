import { expect } from 'chai';
import { causeOf } from '../../src/report/cause.ts';
import { notesOnce, tellOnce } from '../../src/report/once.ts';
import { finding } from '../samples/reports.ts';

describe('causeOf', () => {
  const same: readonly (readonly [string, string])[] = [
    [
      'GET /v1/new?state=0-26e1e809825c was answered 500',
      'GET /v1/new?state=2-67dd903305e6 was answered 500',
    ],
    ['GET /v1/new?sort=newest was answered 204', 'GET /v1/new?sort=newest&since_id=4 was answered 204'],
    ['an event came 1.2 s after its DELETE', 'an event came 14 s after its DELETE'],
    ['/0/size is string', '/12/size is string'],
    [
      'DELETE /hooks/6c29da9b-0efc-41bc-835b-c5bf4bc8e0e0 failed',
      'DELETE /hooks/01100a9c-ff69-43d4-b5f3-936eb59af479 failed',
    ],
    ['3 more events were waiting', '2 more events were waiting'],
    ['boom at 2026-11-26T13:13:01.279Z', 'boom at 2026-11-26T13:14:09.002Z'],
    ['departs: /0/at is null', 'departs: /0/at is null; /1/at is null; /2/at is null; and 4 more'],
  ];
  for (const [a, b] of same)
    it(`is one cause when it reads "${a}" and "${b}"`, () => {
      expect(causeOf(a)).to.equal(causeOf(b));
    });

  const others: readonly (readonly [string, string])[] = [
    ['GET /new was answered 500', 'GET /new was answered 404'],
    ['/0/size is string', '/0/name is string'],
    ['misses "address1"', 'misses "address2"'],
    ['GET /new?state=1 was answered 200', 'GET /next?state=1 was answered 200'],
    ['departs: /at is null', 'departs: /at is null; /name is null'],
  ];
  for (const [a, b] of others)
    it(`is two causes when it reads "${a}" and "${b}"`, () => {
      expect(causeOf(a)).to.not.equal(causeOf(b));
    });
});

describe('tellOnce', () => {
  it('counts breaches that differ only in what was measured, and those that were counted before', () => {
    const told = tellOnce([
      finding('A', { message: 'answered 500 after 2 s', seen: { exchange: 3, part: 'status' } }),
      finding('A', { message: 'answered 500 after 4 s', times: 3 }),
      finding('A', { message: 'answered 404 after 4 s' }),
      finding('B', { message: 'answered 500 after 4 s' }),
    ]);
    expect(told.map((f) => [f.rule, f.message, f.times, f.seen?.exchange])).to.deep.equal([
      ['A', 'answered 500 after 2 s', 4, 3],
      ['A', 'answered 404 after 4 s', undefined, undefined],
      ['B', 'answered 500 after 4 s', undefined, undefined],
    ]);
  });
});

describe('notesOnce', () => {
  it('tells a note of each trigger once', () => {
    const note = (trigger: string, seconds: number) => ({
      trigger,
      message: `a wait was cut at ${seconds} s`,
    });
    expect(notesOnce([note('A', 2), note('A', 3), note('B', 2)])).to.deep.equal([
      { trigger: 'A', message: 'a wait was cut at 2 s', times: 2 },
      { trigger: 'B', message: 'a wait was cut at 2 s' },
    ]);
  });
});
