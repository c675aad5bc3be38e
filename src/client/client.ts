import { defined } from '../defined.ts';
import type {
  CredentialValues,
  Credentials,
  Exchange,
  HeaderList,
  Intent,
  WireAnswer,
  WireRequest,
} from '../model.ts';
import { headerValue } from '../evidence/headers.ts';
import { afterGrace } from './after-grace.ts';
import { bodyText } from './body-text.ts';
import { decodeBody } from './decode.ts';
import { pause } from './pause.ts';
import type { Budget } from './budget.ts';
import type { Recorder } from './recorder.ts';
import { send } from './wire.ts';

/** The connection that a maker made: where the service is, and what every call to it carries. */
export interface Connection {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Constants of the connection. */
  readonly headers: Readonly<Record<string, string>>;
  readonly credentials: (whose: Credentials) => Promise<CredentialValues>;
  /** Makes new credentials after a 401 to some; false where there is nothing to renew. */
  readonly renew: (whose: Credentials, refused: CredentialValues) => Promise<boolean>;
}

/** One call of the platform. */
export interface Call {
  readonly trigger?: string;
  readonly intent: Intent;
  readonly credentials: Credentials;
  readonly method: string;
  /** Raw request-target on the service's origin. */
  readonly target: string;
  readonly headers: HeaderList;
  readonly body?: string | Uint8Array;
  /** Constants of the connection that this call goes without, in lower case. */
  readonly without?: readonly string[];
  /** An interrupt does not cut the call short: what it creates on the service must be known to be removed. */
  readonly mustFinish?: true;
}

/** Makes calls to the service, and records each of them. */
export interface Client {
  readonly call: (call: Call) => Promise<Exchange>;
}

/** Limits of a client. */
export interface ClientLimits {
  /** ms for one whole answer. */
  readonly timeout: number;
  readonly maxBody: number;
  readonly signal: AbortSignal;
}

/** The credentials that a target does not have already. */
const missingIn = (
  target: string,
  query: Readonly<Record<string, string>> = {},
): readonly (readonly [string, string])[] => {
  const present = new Set((target.split('?')[1] ?? '').split('&').map((p) => p.split('=')[0]));
  return Object.entries(query).filter(([name]) => !present.has(encodeURIComponent(name)));
};

const withQuery = (target: string, query: Readonly<Record<string, string>>): string => {
  const added = missingIn(target, query).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  return added.length === 0 ? target : `${target}${target.includes('?') ? '&' : '?'}${added.join('&')}`;
};

const merged = (call: Call, connection: Connection, credentials: CredentialValues): HeaderList => {
  const constants = Object.entries(connection.headers).filter(
    ([name]) => call.without?.includes(name.toLowerCase()) !== true,
  );
  const given = Object.entries(credentials.headers ?? {});
  // What is set later replaces what was set before, however the name is written.
  return [...call.headers, ...constants, ...given].filter(
    ([name], i, all) => all.findLastIndex(([other]) => other.toLowerCase() === name.toLowerCase()) === i,
  );
};

/** What goes over the wire for a call: with the constants and the credentials of its connection. */
export const requestOf = (
  call: Call,
  connection: Connection,
  credentials: CredentialValues,
): WireRequest => ({
  origin: connection.origin,
  method: call.method,
  target: withQuery(call.target, credentials.query ?? {}),
  headers: merged(call, connection, credentials),
  ...defined({ body: call.body }),
});

/** ms that a call which must finish still has when the run is over. */
const GRACE = 1500;

const textOf = (body: string | Uint8Array): string =>
  typeof body === 'string' ? body : Buffer.from(body).toString('utf8');

const responseOf = async (
  answer: Extract<WireAnswer, { ok: true }>,
  { maxBody }: ClientLimits,
  budget: Budget,
): Promise<Pick<Exchange, 'response'>> => {
  const { body, truncated, miscoded } = await decodeBody(answer.body, answer.headers, maxBody);
  // What was coded takes more room than came over the wire.
  const room = budget.take(Math.max(0, body.length - answer.body.length)) + answer.body.length;
  const isCut = truncated || answer.truncated === true || room < body.length;
  const text = bodyText(body.subarray(0, room), isCut, budget);
  return { response: { status: answer.status, headers: answer.headers, ...text, ...defined({ miscoded }) } };
};

const attempt = async (
  call: Call,
  connection: Connection,
  credentials: CredentialValues,
  recorder: Recorder,
  limits: ClientLimits,
): Promise<Omit<Exchange, 'seq'>> => {
  const request = requestOf(call, connection, credentials);
  const at = recorder.now();
  const grace = call.mustFinish === true ? afterGrace(limits.signal, GRACE) : undefined;
  const budget = recorder.room.answers;
  const signal = grace?.signal ?? limits.signal;
  const answer = await send(request, { ...limits, budget, signal });
  grace?.end();
  const secretQuery = missingIn(call.target, credentials.query).map(([name]) => name);
  const received = answer.ok
    ? await responseOf(answer, limits, budget)
    : { failure: { code: answer.code, message: answer.message } };
  return {
    type: 'exchange',
    at,
    ...defined({ trigger: call.trigger }),
    intent: call.intent,
    credentials: call.credentials,
    // The target is the one meant, without credentials, so that chains can be compared.
    request: {
      ...request,
      target: call.target,
      ...(secretQuery.length === 0 ? {} : { secretQuery }),
      ...(call.body === undefined ? {} : { body: textOf(call.body) }),
    } as Exchange['request'],
    durationMs: Math.round((recorder.now() - at) * 10) / 10,
    ...received,
  };
};

const askedWait = (exchange: Omit<Exchange, 'seq'>): number => {
  const value = headerValue(exchange.response?.headers, 'retry-after')?.trim() ?? '';
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? 1000 : Math.max(0, date - Date.now());
};

/** Bad credentials are meant to be refused. */
const mayRenew: ReadonlySet<Credentials> = new Set(['own', 'other']);

/**
 * A client on a connection. A 429 is no answer to judge: the asked time is waited in full, within the deadline, and
 * the call repeated; a 401 to credentials that can be renewed is repeated once with new ones.
 */
export const createClient = (connection: Connection, recorder: Recorder, limits: ClientLimits): Client => ({
  async call(call) {
    let renewed = false;
    for (let round = 0; ; round += 1) {
      const credentials = await connection.credentials(call.credentials);
      const made = await attempt(call, connection, credentials, recorder, limits);
      const status = made.response?.status;
      const repeat =
        status === 429
          ? round < 5
          : status === 401 &&
            !renewed &&
            mayRenew.has(call.credentials) &&
            (await connection.renew(call.credentials, credentials));
      if (made.response?.truncated === true)
        recorder.cut('answer', `The answer to ${made.request.method} ${made.request.target}`, call.trigger);
      if (!repeat || limits.signal.aborted) return recorder.add<Exchange>(made);
      renewed ||= status === 401;
      recorder.add<Exchange>({ ...made, throttled: true });
      if (status === 429) await pause(askedWait(made), limits.signal);
    }
  },
});
