import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { problem, type Answer } from './answer.ts';
import { readCall, type Call } from './call.ts';

/** A reference service, not yet listening. */
export interface Service {
  readonly server: Server;
  /** Listens on loopback; `url` is the origin, without the base path. */
  readonly listen: () => Promise<{ readonly url: string }>;
  /** Ends deliveries, connections and the server. */
  readonly close: () => Promise<void>;
}

/** How to create a reference service. */
export interface ServiceOptions {
  /** The name of the fault to show; none: the service keeps its contract. */
  readonly fault?: string;
  /** 0, the default: any free port. */
  readonly port?: number;
}

const write = (response: ServerResponse, answer: Answer): void => {
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

/** A node:http server around a handler; `onClose` ends what the handler has started. */
export const createService = (
  handle: (call: Call) => Promise<Answer>,
  port: number,
  onClose: () => void,
): Service => {
  const server = createServer((request, response) => {
    readCall(request)
      .then(handle)
      .catch((error: unknown) => problem(500, String(error)))
      .then(async (answer) => {
        if (answer.wait !== undefined) await sleep(answer.wait, undefined, { ref: false });
        write(response, answer);
      })
      .catch(() => response.destroy());
  });
  return {
    server,
    listen: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => {
          resolve({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
        });
      }),
    close: () => {
      onClose();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
};
