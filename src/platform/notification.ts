import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { bodyText } from '../client/body-text.ts';
import type { Budget } from '../client/budget.ts';
import type { DeliveryEntry } from '../model.ts';

/** ms until the whole of a notification must be there. */
const LONGEST = 10_000;
/** The platform takes no more (C-16). */
const MOST_BYTES = 100_000_000;

/** The body of a notification, as far as it is kept. */
export type Received = Pick<DeliveryEntry, 'body' | 'truncated' | 'encoding'>;

/** Reads a notification: what is too large is read and dropped, what is endless or too slow is broken off. */
export const readNotification = (
  request: IncomingMessage,
  maxBody: number,
  budget: Budget,
): Promise<Received> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let kept = 0;
    let isCut = false;
    const done = (): void => {
      clearTimeout(timer);
      const bytes = Buffer.concat(chunks);
      const text = bodyText(bytes, isCut, budget);
      // What was cut may end within a character.
      resolve(text.truncated === true || isUtf8(bytes) ? text : { ...text, encoding: 'invalid' });
    };
    const breakOff = (): void => {
      isCut = true;
      request.destroy();
      done();
    };
    const timer = setTimeout(breakOff, LONGEST);
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST_BYTES) return breakOff();
      const granted = isCut ? 0 : budget.take(Math.min(chunk.length, maxBody - kept));
      if (granted > 0) chunks.push(granted === chunk.length ? chunk : chunk.subarray(0, granted));
      kept += granted;
      isCut ||= granted < chunk.length;
    });
    request.on('end', done);
    request.on('error', done);
  });
