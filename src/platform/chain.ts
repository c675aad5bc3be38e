import type { Address } from '../address.ts';
import type {
  BackendOverlay,
  Credentials,
  Exchange,
  PollStateKind,
  TriggerConfig,
  TriggerDefinition,
} from '../model.ts';
import { headerValue } from '../evidence/headers.ts';
import type { Client } from '../client/client.ts';
import type { Recorder } from '../client/recorder.ts';

/** What a chain of polls needs to know of its trigger and its run. */
export interface PollerContext {
  readonly trigger: TriggerDefinition;
  readonly config: TriggerConfig;
  readonly overlay?: BackendOverlay;
  readonly client: Client;
  readonly recorder: Recorder;
  /** Where the definition's paths begin. */
  readonly address: Address;
  /** Longest wait between two polls, in ms. */
  readonly maxWait: number;
  /** Whose credentials the chain's own polls carry; absent: the connection's. */
  readonly credentials?: Credentials;
  readonly signal: AbortSignal;
}

/** A state that a poll can be made with: a Location's target, or the values of a policy's parameters. */
export interface PollState {
  /** Raw path and query. */
  readonly target?: string;
  readonly values?: Readonly<Record<string, string>>;
  /** Sequence number of the answer that gave it. */
  readonly from?: number;
  /** Asked for with these instead of the configured ones; policy polling. */
  readonly inputs?: TriggerConfig['inputs'];
}

/** When a poll is made: when the service wants to be polled again, or at once. */
export type Pace = 'in time' | 'at once';

/** A chain of polls: each is made with the state that the one before was answered with. */
export interface Chain {
  readonly id: string;
  readonly poll: (when?: Pace) => Promise<Exchange>;
  /** The state of the next poll. */
  readonly state: () => PollState;
  /** Every state that the chain was given, in order. */
  readonly states: () => readonly PollState[];
  /** Polls beside the chain, which does not move. */
  readonly probe: (
    state: PollState,
    kind: Exclude<PollStateKind, 'followed'>,
    credentials: Credentials,
  ) => Promise<Exchange>;
  /** Why the chain cannot go on. */
  readonly broken: () => string | undefined;
}

/** ms that the service asks for between this answer and the next poll, as the platform reads it; capped. */
export const paceOf = (
  exchange: Exchange,
  maxWait: number,
): { readonly wait: number; readonly asked: number | undefined } => {
  const value = headerValue(exchange.response?.headers, 'retry-after')?.trim() ?? '';
  // Without a readable Retry-After the flow's own interval holds; a second stands for it.
  if (!/^\d+$/.test(value)) return { wait: Math.min(1000, maxWait), asked: undefined };
  const asked = Number(value) * 1000;
  // 0 on a 202 means "your configured interval", 0 on a 200 "at once" (P-21).
  const wait = asked === 0 && exchange.response?.status === 202 ? 1000 : asked;
  return { wait: Math.min(wait, maxWait), asked };
};
