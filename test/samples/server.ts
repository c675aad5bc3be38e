import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came over the wire. */
export interface Received {
  readonly method: string;
  /** Raw request-target. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** What a server of a spec answers; `hang` and `reset` give no answer. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly json?: unknown;
  readonly text?: string;
  readonly transport?: 'hang' | 'reset';
}

/** A server on loopback that writes down what it receives. */
export interface TestServer {
  readonly url: string;
  readonly received: readonly Received[];
  /** Goes away: from now on nobody listens. */
  readonly leave: () => void;
}

/** How a server of a spec answers its n-th request, counted from 1. */
export type Handler = (request: Received, n: number, server: TestServer) => Reply | Promise<Reply>;

const read = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

const write = (response: ServerResponse, reply: Reply): void => {
  if (reply.transport === 'hang') return;
  if (reply.transport === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const body = reply.text ?? (reply.json === undefined ? '' : JSON.stringify(reply.json));
  const type = reply.json === undefined ? {} : { 'Content-Type': 'application/json' };
  response.writeHead(reply.status ?? 200, { ...type, ...reply.headers }).end(body);
};

/** Runs a server for the length of one spec, and closes it with all its connections. */
export const withServer = async <T>(
  handler: Handler,
  use: (server: TestServer) => Promise<T>,
): Promise<T> => {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const raw = request.rawHeaders;
      const one: Received = {
        method: request.method ?? '',
        target: request.url ?? '',
        headers: Array.from({ length: raw.length / 2 }, (_, i) => [raw[2 * i] ?? '', raw[2 * i + 1] ?? '']),
        body: await read(request).catch(() => ''),
      };
      received.push(one);
      write(response, await handler(one, received.length, running));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const running: TestServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    leave() {
      server.close();
      server.closeAllConnections();
    },
  };
  try {
    return await use(running);
  } finally {
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }
};

/** The value of a header of a request, names without case. */
export const headerOf = (request: Received | undefined, name: string): string | undefined =>
  request?.headers.find(([n]) => n.toLowerCase() === name.toLowerCase())?.[1];
