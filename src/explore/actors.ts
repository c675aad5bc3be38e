import type { Mechanism } from '../model.ts';
import { createGatewayChain } from '../platform/gateway-chain.ts';
import { createNativeChain } from '../platform/native-chain.ts';
import type { Patience, PlayerContext } from '../scenarios/player.ts';
import type { Actor } from './actor.ts';
import { createPollingActor } from './polling-actor.ts';
import { createWebhookActor } from './webhook-actor.ts';

/** Who plays a trigger in a schedule; nobody where the contract behind it cannot be known. */
export const actorsByMechanism = {
  native: (context, patience) => createPollingActor(context, createNativeChain, patience),
  policy: (context, patience) => createPollingActor(context, createGatewayChain, patience),
  script: undefined,
  webhook: createWebhookActor,
} as const satisfies Record<Mechanism, ((context: PlayerContext, patience: Patience) => Actor) | undefined>;
