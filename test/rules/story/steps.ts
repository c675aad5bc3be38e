import type {
  Credentials,
  EventEntry,
  Exchange,
  HeaderList,
  Intent,
  Json,
  Relation,
} from '../../../src/model.ts';
import { SERVICE, SETTLE, type Step, type Teller } from './trace.ts';

/** The token of an event, by the name that a spec gives it. */
export const token = (name: string): string => `tp-${name}.`;

/** An item that tells of an event. */
export const item = (name: string, more: Record<string, Json> = {}): Json => ({
  id: 7,
  caller: null,
  text: `hello ${token(name)}`,
  ...more,
});

/** An answer of the service. */
export interface Answer {
  readonly status?: number;
  /** One or more Location lines; null: none. */
  readonly location?: string | readonly string[] | null;
  /** One or more Retry-After lines; null: none. */
  readonly retryAfter?: string | readonly string[] | null;
  /** A body that is sent as JSON. */
  readonly body?: Json;
  /** The Content-Type of a JSON body; null: none. */
  readonly contentType?: string | null;
  /** A body that is sent as it is. */
  readonly text?: string;
  /** The body was cut for its size. */
  readonly truncated?: true;
  /** There is no answer: the code of the transport error. */
  readonly failure?: string;
}

/** How a call was made. */
export interface How {
  readonly credentials?: Credentials;
  readonly target?: string;
  readonly throttled?: true;
  /** ms until the answer; 5. */
  readonly took?: number;
  /** ms by which it was sent before the step: side by side with the call before. */
  readonly earlier?: number;
}

const lines = (name: string, value: string | readonly string[] | null | undefined): HeaderList =>
  [value ?? []].flat().map((v) => [name, v] as const);

/** Records a call and its answer, and moves the clock by the time that it took. */
export const exchange = (
  teller: Teller,
  method: string,
  target: string,
  intent: Intent,
  answer: Answer,
  how: How,
): number => {
  const { took = 5, earlier = 0 } = how;
  const response: Pick<Exchange, 'response' | 'failure'> =
    answer.failure === undefined
      ? {
          response: {
            status: answer.status ?? 200,
            headers: [
              ...lines('Location', answer.location),
              ...lines('Retry-After', answer.retryAfter),
              ...(answer.body === undefined
                ? []
                : lines(
                    'Content-Type',
                    answer.contentType === undefined ? 'application/json' : answer.contentType,
                  )),
            ],
            body: answer.text ?? (answer.body === undefined ? '' : JSON.stringify(answer.body)),
            ...(answer.truncated === undefined ? {} : { truncated: answer.truncated }),
          },
        }
      : { failure: { code: answer.failure, message: 'the call failed' } };
  const seq = teller.add({
    type: 'exchange',
    at: teller.now() - earlier,
    intent,
    credentials: how.credentials ?? 'own',
    request: { method, origin: SERVICE, target, headers: [] },
    durationMs: took + earlier,
    ...response,
    ...(how.throttled === undefined ? {} : { throttled: how.throttled }),
  });
  teller.wait(took);
  return seq;
};

/** How an event concerns the trigger, and how it can be told. */
export interface EventTold {
  readonly relation?: Relation;
  /** The inputs are only assumed to exclude it. */
  /** The second tenant caused it. */
  readonly tenant?: 'other';
  readonly assumed?: true;
  /** What arrives bears one of these instead of the token. */
  readonly ids?: readonly string[];
  readonly expect?: Readonly<Record<string, Json>>;
  readonly failed?: string;
  /** ms by which it began before the step: side by side with the event before. */
  readonly earlier?: number;
}

/** An event is caused. */
export const event =
  (
    name: string,
    { relation = 'expected', assumed, tenant, ids, expect, failed, earlier = 0 }: EventTold = {},
  ): Step =>
  (teller) => {
    const at = teller.now() - earlier;
    teller.wait(5);
    const { id } = teller.trigger;
    teller.add({
      type: 'event',
      at,
      token: token(name),
      relations: { [id]: relation },
      ...(assumed === true ? { assumed: [id] } : {}),
      ...(tenant === undefined ? {} : { tenant }),
      ids: ids === undefined ? {} : { [id]: ids },
      expect: expect === undefined ? {} : { [id]: expect },
      doneAt: teller.now(),
      ...(failed === undefined ? {} : { failed }),
    } satisfies Omit<EventEntry, 'seq'>);
  };

/** The run itself stands still for so many ms. */
export const stall =
  (ms: number): Step =>
  (teller) => {
    const at = teller.now();
    teller.wait(ms);
    teller.add({ type: 'stall', at, to: teller.now() });
  };

const window =
  (purpose: 'arrival' | 'silence') =>
  (observer: string, names: readonly string[], ms: number = SETTLE): Step =>
  (teller) => {
    const from = teller.now();
    teller.wait(ms);
    teller.add({
      type: 'window',
      at: from,
      observer,
      from,
      to: teller.now(),
      purpose,
      events: names.map(token),
    });
  };

/** A chain or subscription was watched for events until they came, or this long. */
export const watch = window('arrival');

/** A chain or subscription was watched for this long, and these events must not come. */
export const silence = window('silence');

/** A subscription was watched for events, before the last of which the service was restarted. */
export const watchRestarted =
  (observer: string, names: readonly string[], ms: number = SETTLE): Step =>
  (teller) => {
    const from = teller.now();
    teller.wait(ms);
    const events = names.map(token);
    const seen = { at: from, observer, from, to: teller.now(), events };
    teller.add({ type: 'window', ...seen, purpose: 'arrival', restarted: true });
  };
