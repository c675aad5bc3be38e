import type { DeliveryEntry } from '../model.ts';

/** What the callback answered, in words: a status, or that it closed the connection instead. */
export const callbackAnswer = ({ status, reset }: DeliveryEntry): string =>
  reset === true ? 'connection closed' : String(status);
