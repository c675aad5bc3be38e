import { http, type HttpHandler } from 'msw';
import { defined } from '../defined.ts';
import { parseJson, type Json } from '../json.ts';
import { answerCall } from '../mock/core/answer-call.ts';
import type { MockAnswer, MockCall } from '../mock/core/call.ts';
import type { Cause } from '../mock/core/events.ts';
import { createMock, type Emitted } from '../mock/core/mock.ts';
import type { Transport } from '../mock/core/sending.ts';
import { faultNamed } from '../mock/fault-named.ts';
import { behaviourWith } from '../mock/faults/fault.ts';
import type { ReadDocument, TriggerDefinition } from '../model.ts';
import { readDefinition } from '../openapi/read.ts';
import { fetchTransport } from './fetch-transport.ts';

/** How triggers are mocked. */
export interface TriggerHandlersOptions {
  /** The parsed apiProperties.json: it says which triggers poll by policy. */
  readonly apiProperties?: object;
  /** Where the service is called, instead of the definition's host and basePath. */
  readonly url?: string;
  /** The key that calls must carry where the definition asks for credentials; default `triggerpact-mock-key`. */
  readonly key?: string;
  /** Makes ids and tokens repeatable; default `triggerpact`. */
  readonly seed?: string;
  /** Breaks the contract in one way: `triggerpact mock --faults` lists the names. */
  readonly fault?: string;
  /** Carries notifications to callbacks; default: `fetch`, so that a handler of yours can answer them. */
  readonly transport?: Transport;
}

/** Request handlers of msw, and what makes something happen behind them. */
export interface TriggerHandlers extends ReadonlyArray<HttpHandler> {
  /** Causes an event: pollers find it, subscribers are notified of it. */
  readonly emit: (cause?: Cause) => Emitted;
  /** The callback URLs that are subscribed, in the order of their registration. */
  readonly callbacks: () => readonly string[];
  /** Nothing more is sent. */
  readonly close: () => void;
}

const read = (definition: object | string, apiProperties: object | undefined): ReadDocument => {
  const textOf = (value: object | string): string =>
    typeof value === 'string' ? value : JSON.stringify(value);
  const properties =
    apiProperties === undefined ? undefined : { file: 'apiProperties.json', text: textOf(apiProperties) };
  return readDefinition({ file: 'definition', text: textOf(definition), ...defined({ properties }) });
};

interface Site {
  /** Scheme, host and port; empty: any. */
  readonly origin: string;
  readonly triggers: readonly TriggerDefinition[];
}

const siteOf = ({ origin, triggers }: ReadDocument, url: string | undefined): Site => {
  if (url === undefined) return { origin, triggers };
  const { origin: called, pathname } = new URL(url);
  const basePath = pathname.replace(/\/+$/, '');
  return {
    origin: called,
    triggers: basePath === '' ? triggers : triggers.map((t) => ({ ...t, basePath })),
  };
};

const callOf = async (request: Request): Promise<MockCall> => {
  const { origin } = new URL(request.url);
  const body: Json | undefined = parseJson(await request.clone().text());
  return {
    method: request.method,
    origin,
    target: request.url.slice(origin.length).replace(/#.*$/s, ''),
    headers: Object.fromEntries([...request.headers].map(([name, value]) => [name.toLowerCase(), value])),
    ...defined({ body }),
  };
};

const responseOf = ({ status, headers, body, transport }: MockAnswer): Response | Promise<Response> => {
  if (transport === 'reset') return Response.error();
  if (transport === 'hang') return new Promise(() => undefined);
  const list = new Headers();
  for (const [name, value] of headers) list.append(name, value);
  return new Response(body ?? null, { status, headers: list });
};

const later = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/**
 * Handlers that answer as a service that keeps the contract of a definition's triggers; stateful, so that each test
 * makes its own. The definition is an OpenAPI document, as text or parsed. Throws a DocumentError where it cannot be
 * read, a UsageError for a fault that is unknown.
 *
 * @example
 * const triggers = triggerHandlers(definition, { url: 'https://api.example.com' });
 * const server = setupServer(...triggers);
 * triggers.emit({ values: { mailbox: 'sales' } });
 */
export const triggerHandlers = (
  definition: object | string,
  options: TriggerHandlersOptions = {},
): TriggerHandlers => {
  const { key = 'triggerpact-mock-key', seed = 'triggerpact', transport = fetchTransport } = options;
  const { origin, triggers } = siteOf(read(definition, options.apiProperties), options.url);
  const behaviour =
    options.fault === undefined ? undefined : behaviourWith(faultNamed(options.fault, triggers));
  const ending = new AbortController();
  const clock = { now: Date.now, wait: (ms: number) => later(ms, ending.signal) };
  const mock = createMock(triggers, { clock, transport, key, seed, ...defined({ behaviour }) });
  const handler = http.all('*', async ({ request }) => {
    if (origin !== '' && new URL(request.url).origin !== origin) return undefined;
    const answer = answerCall(mock.operations, await callOf(request));
    // What the mock has no answer to is left to the handlers that come after.
    return answer === undefined ? undefined : responseOf(answer);
  });
  return Object.assign([handler], {
    emit: (cause: Cause = {}) => mock.emit(cause),
    callbacks: () => mock.subscriptions().map((s) => s.callback),
    close: () => {
      mock.close();
      ending.abort();
    },
  });
};
