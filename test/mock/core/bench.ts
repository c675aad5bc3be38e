import { parseJson, type Json } from '../../../src/json.ts';
import type { TriggerDefinition } from '../../../src/model.ts';
import { answerCall } from '../../../src/mock/core/answer-call.ts';
import type { MockAnswer } from '../../../src/mock/core/call.ts';
import type { Cause } from '../../../src/mock/core/events.ts';
import { createMock, type Emitted, type MockOptions } from '../../../src/mock/core/mock.ts';
import type { Notification, Receipt } from '../../../src/mock/core/sending.ts';

/** The key of every mock here. */
const KEY = 'the-key-of-the-mock';

/** An answer, with what specs look at. */
export interface Seen {
  readonly status: number;
  readonly body: Json | undefined;
  readonly header: (name: string) => string | undefined;
  readonly answer: MockAnswer;
}

/** A mock without a port: its clock stands still but for waits, which it counts. */
export interface Bench {
  readonly get: (target: string, headers?: Readonly<Record<string, string>>) => Seen;
  readonly send: (method: string, target: string, body?: Json) => Seen;
  readonly remove: (target: string, headers?: Readonly<Record<string, string>>) => Seen;
  readonly emit: (cause?: Cause) => Emitted;
  readonly sent: readonly Notification[];
  /** Waits between attempts, in ms. */
  readonly waits: readonly number[];
  readonly subscriptions: () => number;
  /** Lets everything that is under way come to its end. */
  readonly settled: () => Promise<void>;
}

const seenOf = (answer: MockAnswer | undefined): Seen => ({
  status: answer?.status ?? 404,
  body: parseJson(answer?.body ?? ''),
  header: (name) => answer?.headers.find(([n]) => n === name)?.[1],
  answer: answer ?? { status: 404, headers: [] },
});

/** Makes a mock; `receipts` are what callbacks answer, in order, 202 after the last. */
export const benchOf = (
  triggers: readonly TriggerDefinition[],
  receipts: readonly (Receipt | undefined)[] = [],
  options: Partial<MockOptions> = {},
): Bench => {
  const sent: Notification[] = [];
  const waits: number[] = [];
  const mock = createMock(triggers, {
    clock: {
      now: () => Date.UTC(2024, 4, 6),
      wait: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
    },
    transport: (notification) => {
      sent.push(notification);
      return Promise.resolve(sent.length <= receipts.length ? receipts[sent.length - 1] : { status: 202 });
    },
    seed: 'bench',
    key: KEY,
    ...options,
  });
  const call = (
    method: string,
    target: string,
    headers: Readonly<Record<string, string>>,
    body?: Json,
  ): Seen =>
    seenOf(
      answerCall(mock.operations, {
        method,
        origin: 'http://127.0.0.1:4999',
        target,
        headers: { 'x-api-key': KEY, ...headers },
        ...(body === undefined ? {} : { body }),
      }),
    );
  return {
    get: (target, headers = {}) => call('GET', target, headers),
    send: (method, target, body) => call(method, target, {}, body),
    remove: (target, headers = {}) => call('DELETE', target, headers),
    emit: (cause = {}) => mock.emit(cause),
    sent,
    waits,
    subscriptions: () => mock.subscriptions().length,
    settled: async () => {
      for (let i = 0; i < 50; i += 1) await Promise.resolve();
    },
  };
};

/** The target of a Location that the mock gave. */
export const targetOf = (seen: Seen): string =>
  (seen.header('Location') ?? '').replace('http://127.0.0.1:4999', '');
