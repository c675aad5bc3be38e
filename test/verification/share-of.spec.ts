import { expect } from 'chai';
import { shareOf, type Shardable } from '../../src/verification/share-of.ts';
import type { Emit, TriggerConfig } from '../../src/model.ts';

const post = (url: string): Emit => [{ method: 'POST', url }];

const service = (
  provider: string,
  emits: Readonly<Record<string, { emit?: string; other?: string }>>,
): Shardable => ({
  provider,
  triggers: Object.keys(emits),
  config: {
    triggers: Object.fromEntries(
      Object.entries(emits).map(([id, { emit, other }]): [string, TriggerConfig] => [
        id,
        {
          inputs: {},
          emitOther: other === undefined ? [] : [post(other)],
          perEmit: 1,
          expect: {},
          ...(emit === undefined ? {} : { emit: post(emit) }),
        },
      ]),
    ),
  },
});

const shares = (services: readonly Shardable[], total: number): readonly (readonly (readonly string[])[])[] =>
  Array.from({ length: total }, (_, i) => shareOf(services, { index: i + 1, total }));

describe('shareOf', () => {
  it('keeps triggers that see the same events in one shard, also where one excludes what another expects', () => {
    const triggers = {
      D: { emit: '/d' },
      A: { emit: '/a' },
      C: { emit: '/c', other: '/a' },
      B: { emit: '/b' },
    };
    expect(shares([service('P', triggers)], 2)).to.deep.equal([[['A', 'C']], [['B', 'D']]]);
  });

  it('splits such triggers only when there are more shards than groups of them', () => {
    const triggers = { A: { emit: '/a' }, B: { emit: '/a' }, C: { emit: '/a' }, D: {} };
    expect(shares([service('P', triggers)], 3)).to.deep.equal([[['A', 'B']], [['C']], [['D']]]);
  });

  it('shares out the triggers of all services, each trigger once', () => {
    const services = [service('Q', { A: {}, B: {}, C: {} }), service('P', { A: {} })];
    const all = shares(services, 2);
    expect(all).to.deep.equal([
      [['B'], ['A']],
      [['A', 'C'], []],
    ]);
  });

  it('does not depend on the order of the definitions', () => {
    const [one, other] = [service('P', { A: {}, B: {}, C: {} }), service('P', { C: {}, B: {}, A: {} })];
    expect(shares([one], 2)).to.deep.equal(shares([other], 2));
  });

  it('says how many shards make sense when one would be empty', () => {
    expect(() => shareOf([service('P', { A: {}, B: {} })], { index: 3, total: 3 })).to.throw(
      '--shard 3/3 is empty: there are 2 triggers, so ask for at most 2 shards',
    );
  });
});
