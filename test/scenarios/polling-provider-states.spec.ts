import { expect } from 'chai';
import type { Json, ProviderStateSetUp, ProviderState } from '../../src/model.ts';
import { createGatewayChain } from '../../src/platform/gateway-chain.ts';
import type { PlayerContext } from '../../src/scenarios/player.ts';
import { setUpPollingState } from '../../src/scenarios/polling-provider-states.ts';
import { createPollingRun } from '../../src/scenarios/polling-run.ts';
import { withPlatform } from '../platform/bench.ts';
import { policyTrigger } from '../samples/triggers.ts';

const trigger = policyTrigger({
  policy: {
    dataPath: '@triggerBody().value',
    config: { since_id: '@{triggerBody().value[0].id}', order: 'desc' },
    nextLink: 'next',
  },
});

/** What a state is set up as, once the leading chain was answered with these lists, and all further ones with the last. */
const setUp = (state: ProviderState, ...lists: readonly Json[]): Promise<ProviderStateSetUp> =>
  withPlatform(
    trigger,
    (_, n) => ({ json: { value: lists[n - 1] ?? lists.at(-1) ?? [] } }),
    async ({ context }) => {
      const run = createPollingRun(context as PlayerContext, createGatewayChain);
      for (let i = 0; i < lists.length; i += 1) await run.lead.poll();
      return setUpPollingState(state, run);
    },
  );

describe('setUpPollingState', () => {
  it('setUpPollingState takes no state for an older one that has only constants', async () => {
    expect(await setUp('something is new', [], [{ id: 7 }], [{ id: 8 }])).to.deep.include({
      values: { since_id: '7', order: 'desc' },
    });
    expect(await setUp('something is new', [], [{ id: 7 }])).to.include({ ok: false });
  });

  it('setUpPollingState takes no state from an empty list, where the policy adds constants', async () => {
    expect(await setUp('nothing is new', [])).to.include({ ok: false });
    expect(await setUp('nothing is new', [{ id: 7 }])).to.deep.include({
      values: { since_id: '7', order: 'desc' },
    });
  });
});
