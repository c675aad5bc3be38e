import type { Subscription } from './registry.ts';
import type { Notification, Receipt, Transport } from './sending.ts';

/** Attempts that wait for their answer. */
export interface UnderWay {
  readonly carry: (subscription: Subscription, notification: Notification) => Promise<Receipt | undefined>;
  /** Breaks off the attempts to some subscriptions. */
  readonly breakOff: (isMeant: (subscription: Subscription) => boolean) => void;
}

/** Carries notifications so that they can be broken off. */
export const createUnderWay = (transport: Transport): UnderWay => {
  const attempts = new Map<AbortController, Subscription>();
  return {
    async carry(subscription, notification) {
      const attempt = new AbortController();
      attempts.set(attempt, subscription);
      try {
        return await transport(notification, attempt.signal);
      } finally {
        attempts.delete(attempt);
      }
    },
    breakOff(isMeant) {
      for (const [attempt, subscription] of attempts) if (isMeant(subscription)) attempt.abort();
    },
  };
};
