import type { Fault } from '../fault.ts';
import type { Access } from '../http/access.ts';
import type { QueueOptions } from './dispatcher.ts';
import type { Hooks } from './hooks.ts';

/** A fault of the subscriptions, whatever service they belong to. */
export interface HookFault extends Fault {
  readonly change: {
    readonly access?: Partial<Access>;
    readonly hooks?: Partial<Hooks>;
    readonly queue?: Partial<QueueOptions>;
  };
}
