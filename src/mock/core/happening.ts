import type { MockEvent } from './events.ts';
import type { Subscription } from './registry.ts';
import type { Notification, Receipt } from './sending.ts';

/** Something that the mock does of itself. */
export type Happening =
  | { readonly type: 'event'; readonly event: MockEvent }
  | {
      readonly type: 'attempt';
      readonly subscription: Subscription;
      readonly notification: Notification;
      /** Counts from 0. */
      readonly attempt: number;
      /** Absent where no answer came. */
      readonly receipt?: Receipt;
    };

/** Is told of what the mock does, as it does it. */
export type Watch = (happening: Happening) => void;
