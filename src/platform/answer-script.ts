import type { ServerResponse } from 'node:http';
import { defined } from '../defined.ts';
import type { DeliveryEntry } from '../model.ts';

/** How the receiver answers: what a running flow does is 202 without a body. */
export interface Script {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** ms before the answer. */
  readonly delay?: number;
  /** Closes the connection without an answer. */
  readonly reset?: true;
}

/** What a running flow does. */
export const ACCEPTED: Script = { status: 202 };

/** The facts of an answer that a sender goes by. */
export const factsOf = ({ headers = {}, delay, reset }: Script): Partial<DeliveryEntry> => {
  const { 'Retry-After': seconds, Location: redirect } = headers;
  const retryAfter = seconds === undefined ? undefined : Number(seconds);
  return defined({ retryAfter, redirect, delay, reset });
};

const answer = (response: ServerResponse, { status, headers, reset }: Script): void => {
  if (reset === true) {
    response.destroy();
    return;
  }
  response.writeHead(status, headers ?? {});
  response.end();
};

/** Answers by scripts, at once or after their delay. */
export interface Answering {
  /** Answers by a script; `givenUp` is called where the sender does not wait for a late answer. */
  readonly answer: (response: ServerResponse, script: Script, givenUp: () => void) => void;
  /** Gives up what is not answered yet. */
  readonly end: () => void;
}

/** Keeps the answers that are yet to be given. */
export const createAnswering = (): Answering => {
  const pending = new Set<NodeJS.Timeout>();
  return {
    answer(response, script, givenUp) {
      if (script.delay === undefined) {
        answer(response, script);
        return;
      }
      const timer = setTimeout(() => {
        pending.delete(timer);
        answer(response, script);
      }, script.delay);
      pending.add(timer);
      response.once('close', () => {
        // Without an answer, and not because this side ends.
        if (!pending.delete(timer)) return;
        clearTimeout(timer);
        givenUp();
      });
    },
    end() {
      for (const timer of pending) clearTimeout(timer);
      pending.clear();
    },
  };
};
