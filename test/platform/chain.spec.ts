import { expect } from 'chai';
import { paceOf } from '../../src/platform/chain.ts';
import type { Exchange } from '../../src/model.ts';

const answered = (status: number, retryAfter?: string): Exchange => ({
  type: 'exchange',
  seq: 1,
  at: 0,
  intent: { kind: 'poll', chain: 'a', state: 'none' },
  credentials: 'own',
  request: { method: 'GET', origin: 'http://127.0.0.1', target: '/', headers: [] },
  response: { status, headers: retryAfter === undefined ? [] : [['retry-after', retryAfter]], body: '' },
  durationMs: 1,
});

const paces: readonly (readonly [
  what: string,
  exchange: Exchange,
  wait: number,
  asked: number | undefined,
])[] = [
  ['the seconds that are asked for', answered(202, '2'), 2000, 2000],
  ['no longer than the cap', answered(202, '3600'), 5000, 3_600_000],
  ['not at all for 0 on a 200', answered(200, '0'), 0, 0],
  ['the flow’s own interval for 0 on a 202', answered(202, '0'), 1000, 0],
  ['the flow’s own interval where nothing is asked', answered(202), 1000, undefined],
  ['the flow’s own interval where nothing readable is asked', answered(200, 'soon'), 1000, undefined],
  ['the flow’s own interval for a date', answered(200, 'Wed, 21 Oct 2026 07:28:00 GMT'), 1000, undefined],
];

describe('paceOf', () => {
  for (const [what, exchange, wait, asked] of paces)
    it(`paceOf waits ${what}`, () => {
      expect(paceOf(exchange, 5000)).to.deep.equal({ wait, asked });
    });
});
