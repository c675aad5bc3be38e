import { mounted } from '../address.ts';
import { defined } from '../defined.ts';
import type { Config, Mechanism, ServiceConfig, TriggerConfig, TriggerDefinition } from '../model.ts';
import { createGatewayChain } from '../platform/gateway-chain.ts';
import { createNativeChain } from '../platform/native-chain.ts';
import { unappliedPolicies } from '../platform/policies.ts';
import { makeDesignCalls } from './design-calls.ts';
import { settingsOf, settleOf } from './settings.ts';
import type { Player, PlayerContext } from './player.ts';
import { createPollingPlayer } from './polling-player.ts';
import { createWebhookPlayer } from './webhook-player.ts';
import { createWebhookRun } from './webhook-run.ts';

/** Who plays the platform for a trigger; nobody where the contract behind it cannot be known. */
export const playersByMechanism = {
  native: (context) => createPollingPlayer(context, createNativeChain),
  policy: (context) => createPollingPlayer(context, createGatewayChain),
  script: undefined,
  webhook: (context) => createWebhookPlayer(createWebhookRun(context)),
} as const satisfies Record<Mechanism, ((context: PlayerContext) => Player) | undefined>;

/** What the players of a run share. */
export type Shared = Pick<
  PlayerContext,
  'client' | 'recorder' | 'receiver' | 'registry' | 'signal' | 'hasBad' | 'hasOther' | 'soFar' | 'wait'
>;

/** What a player of a trigger needs to know; what of its policies is not applied here is noted. */
export const playerContext = (
  trigger: TriggerDefinition,
  config: TriggerConfig,
  run: { readonly config: Config; readonly service: ServiceConfig },
  shared: Shared,
): PlayerContext => {
  const overlay = run.config.backend[trigger.id];
  const unapplied = overlay === undefined ? unappliedPolicies(trigger.policies) : [];
  if (unapplied.length > 0) {
    const message = `Policies of the gateway that are not applied here: ${unapplied.join(', ')}; where they change the request, configure \`backend\``;
    shared.recorder.add({ type: 'note', at: shared.recorder.now(), trigger: trigger.id, message });
  }
  return {
    ...shared,
    trigger,
    config,
    ...defined({ overlay }),
    address: mounted(run.service.address, trigger.basePath),
    maxWait: run.config.timing.maxWait,
    settings: settingsOf(config),
    settle: settleOf(run.config, config),
    quiet: run.config.timing.quiet,
    triesInternal: run.config.callback.tryInternal === true,
  };
};

/** The player of a trigger, or none where nobody plays for its mechanism. */
export const playerOf = (context: PlayerContext): readonly Player[] => {
  const make = playersByMechanism[context.trigger.mechanism];
  if (make === undefined) return [];
  const player = make(context);
  return [
    {
      ...player,
      // After the first events, so that the calls come between none of them and what waits for them.
      async probe() {
        if (player.isAlive()) await makeDesignCalls(context);
        await player.probe();
      },
    },
  ];
};
