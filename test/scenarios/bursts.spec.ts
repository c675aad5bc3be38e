import { expect } from 'chai';
import type { EventEntry } from '../../src/model.ts';
import { sideBySide, type All, type Bursting } from '../../src/scenarios/bursts.ts';
import type { Player } from '../../src/scenarios/player.ts';

/** A player that needs a number of steps, an event apart, to read what is before it. */
const reader = (steps: number, order: string[]): { player: Player; step: () => void } => {
  let left = steps;
  let done = (): void => undefined;
  return {
    player: {
      accompany: () => Promise.resolve(),
      lag: () => 0,
      catchUp: () =>
        new Promise<void>((resolve) => {
          order.push('reads');
          done = resolve;
        }),
    } as unknown as Player,
    step() {
      left -= 1;
      if (left === 0) done();
    },
  };
};

const playedWith = async (steps: number): Promise<readonly string[]> => {
  const order: string[] = [];
  const { player, step } = reader(steps, order);
  const caused = (what: string) => (): Promise<readonly EventEntry[]> => {
    order.push(what);
    if (what === 'event') step();
    return Promise.resolve([]);
  };
  const bursting = {
    players: [player],
    plan: { reading: 8 },
    waves: { inTurn: caused('event'), burst: caused('burst') },
    now: () => new Date(0),
    signal: new AbortController().signal,
    progress: () => undefined,
  } as unknown as Bursting;
  const all: All = (act) => act(player);
  await sideBySide(bursting, all);
  return order;
};

describe('sideBySide', () => {
  it('sideBySide causes more events, one after another, while what the burst left is read', async () => {
    expect(await playedWith(3)).to.deep.equal(['burst', 'reads', 'event', 'event', 'event']);
  });
});
