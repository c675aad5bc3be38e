import type { Recorder } from '../client/recorder.ts';
import type { DeliveryEntry } from '../model.ts';

/** Notifications that are kept in one run. */
const MOST = 20_000;

/** Keeps notifications as long as there is room for them. */
export interface Shelf {
  /** Records a notification; undefined where it was left out. */
  readonly put: (delivery: Omit<DeliveryEntry, 'type' | 'seq'>) => DeliveryEntry | undefined;
}

/** The first notification of a subscription that is left out is recorded without its body, and stands for the rest. */
export const createShelf = (recorder: Recorder): Shelf => {
  const full = new Set<string | undefined>();
  let count = 0;
  return {
    put(delivery) {
      const { trigger, subscription, headers, truncated } = delivery;
      const bytes = headers.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
      const hasRoom = count < MOST && recorder.room.notifications.take(bytes) === bytes;
      if (!hasRoom && full.has(subscription)) return undefined;
      if (!hasRoom) full.add(subscription);
      count += 1;
      if (!hasRoom || truncated === true) recorder.cut('notification', 'A notification', trigger);
      return recorder.add<DeliveryEntry>({
        type: 'delivery',
        ...delivery,
        ...(hasRoom ? {} : { headers: [], body: '', truncated: true }),
      });
    },
  };
};
