/** Plays the platform for one trigger in a schedule. It judges nothing: what it did and what came back is in the trace. */
export interface Actor {
  /** Polls a chain at once; its first poll begins it. */
  readonly poll: (chain: string) => Promise<void>;
  readonly register: () => Promise<void>;
  /** Deletes the oldest subscription, once what is on its way to it has arrived. */
  readonly remove: () => Promise<void>;
  /** Polls and watches until everything that was caused has arrived, or the longest allowed time is over. */
  readonly settle: () => Promise<void>;
}
