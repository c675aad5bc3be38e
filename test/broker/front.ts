import { createServer, request, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** How a front differs from the broker behind it. */
export interface FrontOptions {
  /** Every connection breaks after so many answers: the broker is gone. */
  readonly breaksAfter?: number;
  /** It asks for credentials of its own, as proxies before open brokers do, and takes none. */
  readonly locked?: boolean;
  readonly tls?: { readonly cert: string; readonly key: string };
}

/** A reverse proxy before a broker. */
export interface Front {
  readonly url: string;
  /** `GET /environments`, in order. */
  readonly calls: readonly string[];
}

const forward = (message: IncomingMessage, target: string): ReturnType<typeof request> => {
  const { hostname, port } = new URL(target);
  const headers = { ...message.headers, host: `${hostname}:${port}` };
  return request({ hostname, port, method: message.method, path: message.url, headers });
};

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );

/** Runs a front for the length of one story. */
export const withFront = async <T>(
  target: string,
  options: FrontOptions,
  story: (front: Front) => Promise<T>,
): Promise<T> => {
  const calls: string[] = [];
  const listener: RequestListener = (message, response) => {
    calls.push(`${message.method} ${message.url}`);
    if (calls.length > (options.breaksAfter ?? Infinity)) {
      message.socket.destroy();
      return;
    }
    if (options.locked === true) {
      response.writeHead(401).end();
      return;
    }
    const call = forward(message, target);
    call.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    call.on('error', () => message.socket.destroy());
    message.pipe(call);
  };
  const server =
    options.tls === undefined ? createServer(listener) : createSecureServer(options.tls, listener);
  const port = await listen(server);
  try {
    return await story({ url: `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`, calls });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
};
