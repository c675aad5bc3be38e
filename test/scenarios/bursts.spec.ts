import { expect } from 'chai';
import type { EventEntry } from '../../src/model.ts';
import { closeTogether, sideBySide, type All, type Bursting } from '../../src/scenarios/bursts.ts';
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

describe('closeTogether', () => {
  it('closeTogether polls after an event, while one is caused, and has a poll wait for the last', async () => {
    const order: string[] = [];
    let news = (): void => undefined;
    const player = {
      // The service holds a poll that begins when all that was caused has been told.
      glance: async () => {
        order.push('polls');
        if (order.filter((o) => o === 'polls').length === 4)
          await new Promise<void>((resolve) => (news = resolve));
        order.push('answered');
      },
    } as unknown as Player;
    const bursting = {
      plan: { close: 3 },
      waves: {
        inTurn: (): Promise<readonly EventEntry[]> => {
          order.push('event');
          news();
          return Promise.resolve([]);
        },
      },
      now: () => new Date(0),
      signal: new AbortController().signal,
    } as unknown as Bursting;
    await closeTogether(bursting, (act) => act(player));
    expect(order.join(' ')).to.equal(
      'event polls answered event polls answered polls answered polls event answered polls answered',
    );
  });
});
