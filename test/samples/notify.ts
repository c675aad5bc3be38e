import { request, type IncomingMessage } from 'node:http';

/** A callback, and what is to be known of its subscription. */
export interface Callback {
  readonly url: string;
  /** False once it is deleted: nothing more is sent. */
  readonly isLive: () => boolean;
  /** The callback answered that it is gone. */
  readonly end: () => void;
}

/** How often a notification is sent at most. */
const ATTEMPTS = 4;
/** ms before the first repeat; each other pause is four times as long. */
const FIRST_PAUSE = 100;

const isTrouble = (status: number): boolean => status === 408 || status === 429 || status >= 500;

/** ms before the next attempt: what the callback asks for, or longer and longer. */
const pauseAfter = (answer: IncomingMessage | undefined, attempt: number): number => {
  const asked = Number(answer?.headers['retry-after'] ?? 0) * 1000;
  return Math.max(asked, FIRST_PAUSE * 4 ** (attempt - 1));
};

/** Sends a notification, and repeats it as a service should. */
export const notify = (callback: Callback, body: string, attempt = 1): void => {
  let isOver = false;
  const over = (answer?: IncomingMessage): void => {
    answer?.resume();
    if (isOver) return;
    isOver = true;
    const status = answer?.statusCode ?? 500;
    if (status === 410) callback.end();
    if (!isTrouble(status) || attempt === ATTEMPTS) return;
    const again = (): void => {
      if (callback.isLive()) notify(callback, body, attempt + 1);
    };
    // No process of a spec lives on for a repeat.
    setTimeout(again, pauseAfter(answer, attempt)).unref();
  };
  const call = request(callback.url, { method: 'POST', headers: { 'Content-Type': 'application/json' } });
  call.on('error', () => over());
  call.on('response', over);
  call.end(body);
};
