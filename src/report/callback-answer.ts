import type { DeliveryEntry } from '../model.ts';

/** What the callback answered, in words: a status, or who closed the connection instead. */
export const callbackAnswer = ({ status, reset, givenUp }: DeliveryEntry): string => {
  if (givenUp !== undefined) return 'connection closed by the sender';
  return reset === true ? 'connection closed' : String(status);
};

/** The same in a few words more. */
export const callbackOutcome = (entry: DeliveryEntry): string => {
  const { reset, givenUp } = entry;
  if (givenUp !== undefined) return `${callbackAnswer(entry)} after ${Math.round(givenUp)} ms`;
  return `${reset === true ? '' : 'answered '}${callbackAnswer(entry)} by the callback`;
};
