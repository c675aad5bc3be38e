import type { Exchange } from '../model.ts';
import { mayPass } from '../evidence/status.ts';
import type { Chain, PollerContext } from '../platform/chain.ts';
import { createPatience, type Patience, type PlayerContext } from './player.ts';

/** Makes a chain of polls. */
export type MakeChain = (id: string, context: PollerContext) => Chain;

/** The chains of a polling trigger in a run, and what its phases share. */
export interface PollingRun {
  readonly context: PlayerContext;
  /** Followed from the first poll to the end. */
  readonly lead: Chain;
  /** Begins when there is data. */
  readonly second: Chain;
  /** Begins when there is data, and is never polled past its baseline: everything since then is new to it. */
  readonly held: Chain;
  /** A policy's, which begins when there is data: it reads what a burst left, page for page, while more comes in. */
  readonly reading: Chain;
  /** A second tenant's; absent where none is configured. */
  readonly foreign: Chain | undefined;
  /** A further chain, which begins with its first poll. */
  readonly begin: (name: string) => Chain;
  /** A list without a state, on a chain of its own: a baseline, which delivers nothing. */
  readonly freshList: () => Promise<Exchange>;
  /** The chains that have begun and are followed. */
  readonly started: Set<Chain>;
  readonly patience: Patience;
  /** The gateway makes the state, and keeps a baseline's items back. */
  readonly isPolicy: boolean;
}

/** The chains of a trigger, none of them polled yet. */
export const createPollingRun = (context: PlayerContext, make: MakeChain): PollingRun => {
  const begin = (name: string): Chain => make(`${context.trigger.id}/${name}`, context);
  let lists = 0;
  return {
    context,
    lead: begin('lead'),
    second: begin('second'),
    held: begin('held'),
    reading: begin('reading'),
    foreign: context.hasOther
      ? make(`${context.trigger.id}/second tenant`, { ...context, credentials: 'other' })
      : undefined,
    begin,
    async freshList() {
      lists += 1;
      const list = begin(`list ${lists}`);
      const exchange = await list.poll();
      return mayPass(exchange.response?.status) ? list.poll() : exchange;
    },
    started: new Set(),
    patience: createPatience(context),
    isPolicy: context.trigger.mechanism === 'policy',
  };
};
