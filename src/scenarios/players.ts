import type { Mechanism } from '../model.ts';
import { createGatewayChain } from '../platform/gateway-chain.ts';
import { createNativeChain } from '../platform/native-chain.ts';
import type { Player, PlayerContext } from './player.ts';
import { createPollingPlayer } from './polling-player.ts';
import { createWebhookPlayer } from './webhook-player.ts';

/** Who plays the platform for a trigger; nobody where the contract behind it cannot be known. */
export const playersByMechanism = {
  native: (context) => createPollingPlayer(context, createNativeChain),
  policy: (context) => createPollingPlayer(context, createGatewayChain),
  script: undefined,
  webhook: createWebhookPlayer,
} as const satisfies Record<Mechanism, ((context: PlayerContext) => Player) | undefined>;
