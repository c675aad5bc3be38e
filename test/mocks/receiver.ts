import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** One call that a receiver got. */
export interface Received {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/** A callback: keeps what it gets. */
export interface Receiver {
  readonly url: string;
  readonly target: string;
  readonly received: readonly Received[];
  /** Resolves with true once so many calls have come; with false after `limit` ms. */
  readonly count: (n: number, limit?: number) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

const query = 'api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=aB-c_d';

/** A receiver that answers 202, or as it is told; by https where it has a certificate. */
export const openReceiver = async (
  reply: (response: ServerResponse, n: number) => void = (response) => response.writeHead(202).end(),
  padding = '',
  tls?: { readonly cert: string; readonly key: string },
): Promise<Receiver> => {
  const received: Received[] = [];
  let waiting: (() => void)[] = [];
  const handle: RequestListener = (request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      received.push({
        method: request.method ?? '',
        target: request.url ?? '',
        headers: request.headers,
        text,
      });
      reply(response, received.length);
      for (const wake of waiting) wake();
    });
  };
  const server = tls === undefined ? createServer(handle) : createTlsServer(tls, handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const target = `/hook${padding}?${query}`;
  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}${target}`,
    target,
    received,
    count: (n, limit = 4000) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => resolve(false), limit);
        const check = (): void => {
          if (received.length < n) return;
          clearTimeout(timer);
          waiting = waiting.filter((w) => w !== check);
          resolve(true);
        };
        waiting.push(check);
        check();
      }),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};
