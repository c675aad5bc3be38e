import { setMaxListeners } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { defined } from '../../defined.ts';
import { messageOf, ServiceError } from '../../errors.ts';
import { parseJson } from '../../json.ts';
import type { TriggerDefinition } from '../../model.ts';
import type { Behaviour } from '../core/behaviour.ts';
import { problem, type MockAnswer, type MockCall } from '../core/call.ts';
import { createMock, type Mock } from '../core/mock.ts';
import type { Shown } from '../dashboard/page.ts';
import { answerControl, CONTROL } from './control.ts';
import { createDashboard, type Dashboard } from './dashboard.ts';
import { createRoute, type Route } from './route.ts';
import { nodeTransport } from './transport.ts';

/** How a mock is served. */
export interface MockServerOptions {
  readonly host: string;
  /** 0 is any free port. */
  readonly port: number;
  readonly seed: string;
  readonly key: string;
  readonly behaviour?: Behaviour;
  /** What a page at `/_triggerpact/` shows; absent: there is none. */
  readonly dashboard?: Shown;
}

/** A mock that listens. */
export interface MockServer {
  /** Scheme, host and port. */
  readonly url: string;
  readonly mock: Mock;
  /** Ends deliveries, connections and the server. */
  readonly close: () => Promise<void>;
}

const LARGEST = 1_000_000;

const readText = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LARGEST) chunks.push(chunk);
  }
  return size > LARGEST ? '' : Buffer.concat(chunks).toString('utf8');
};

const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, [value].flat().join(', ')]],
    ),
  );

const write = (response: ServerResponse, answer: MockAnswer): void => {
  if (answer.transport === 'hang') return;
  if (answer.transport === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const lines = answer.headers.flatMap(([name, value]) => [name, value]);
  if (answer.body !== undefined) lines.push('Content-Length', String(Buffer.byteLength(answer.body)));
  else if (answer.status !== 204) lines.push('Content-Length', '0');
  response.writeHead(answer.status, lines).end(answer.body);
};

interface Parts {
  readonly mock: Mock;
  readonly route: Route;
  readonly dashboard: Dashboard | undefined;
}

const handle = async (request: IncomingMessage, { mock, route, dashboard }: Parts): Promise<MockAnswer> => {
  const text = await readText(request);
  const body = parseJson(text);
  const call: MockCall = {
    method: request.method ?? 'GET',
    origin: `http://${request.headers.host ?? '127.0.0.1'}`,
    target: request.url ?? '/',
    headers: headersOf(request),
    ...defined({ body }),
  };
  if (call.target.startsWith(CONTROL)) return answerControl(call, text, mock);
  const answer = await route(call, text);
  dashboard?.called(call, answer);
  return answer;
};

/** Serves a mock of triggers. Throws a ServiceError where the address cannot be listened on. */
export const startMockServer = async (
  triggers: readonly TriggerDefinition[],
  { host, port, seed, key, behaviour, dashboard: shown }: MockServerOptions,
): Promise<MockServer> => {
  const ending = new AbortController();
  const { signal } = ending;
  // Every pause between two attempts listens for the end.
  setMaxListeners(0, signal);
  const dashboard =
    shown === undefined
      ? undefined
      : createDashboard(triggers, shown, { mock: () => mock, key, now: Date.now });
  const mock = createMock(triggers, {
    clock: {
      now: Date.now,
      wait: (ms) => sleep(ms, undefined, { signal }).catch(() => undefined),
    },
    transport: nodeTransport,
    seed,
    key,
    ...defined({ behaviour, watch: dashboard?.watch }),
  });
  const route = await createRoute(mock.operations);
  const server = createServer((request, response) => {
    const { method = 'GET', url = '/' } = request;
    if (dashboard?.serve(method, url, response) === true) return;
    handle(request, { mock, route, dashboard })
      .catch((error: unknown) => problem(500, messageOf(error)))
      .then((answer) => write(response, answer))
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        new ServiceError(`Cannot serve the mock on ${host}:${port}: ${error.message}; choose another --port`),
      ),
    );
    server.listen(port, host, resolve);
  });
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${(server.address() as AddressInfo).port}`,
    mock,
    close: () => {
      mock.close();
      ending.abort();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
};
