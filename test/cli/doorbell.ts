import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook service that keeps its subscriptions, for specs that end a run before its time. */
export interface Doorbell {
  readonly url: string;
  readonly subscriptions: ReadonlyMap<string, string>;
  /** Resolves once somebody rings; the ring is not answered before the service is closed. */
  readonly rung: Promise<void>;
}

/** What a doorbell does wrong. */
export interface DoorbellWishes {
  /** DELETEs get no answer. */
  readonly holdsDeletes?: true;
  /** Rings are answered, and notified to everybody. */
  readonly rings?: true;
}

/** Runs a doorbell for the length of one spec. */
export const withDoorbell = async <T>(
  wishes: DoorbellWishes,
  use: (doorbell: Doorbell) => Promise<T>,
): Promise<T> => {
  const subscriptions = new Map<string, string>();
  let ring = (): void => undefined;
  const rung = new Promise<void>((resolve) => (ring = resolve));
  let next = 0;

  const answer = (method: string, path: string, body: string, response: ServerResponse): void => {
    const [, id = ''] = /^\/v1\/hooks\/(\d+)$/.exec(path) ?? [];
    if (method === 'POST' && path === '/v1/hooks') {
      const { url } = JSON.parse(body === '' ? '{}' : body) as { url?: string };
      if (url === undefined) return void response.writeHead(400).end();
      next += 1;
      subscriptions.set(String(next), url);
      response.writeHead(201, { Location: `/v1/hooks/${next}` }).end();
    } else if (method === 'DELETE') {
      if (wishes.holdsDeletes === true) return;
      response.writeHead(subscriptions.delete(id) ? 204 : 404).end();
    } else {
      ring();
      if (wishes.rings !== true) return;
      for (const url of subscriptions.values())
        void fetch(url, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ door: new URL(path, 'http://a').searchParams.get('door') }),
        }).catch(() => undefined);
      response.writeHead(202).end();
    }
  };

  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => answer(request.method ?? '', request.url ?? '', body, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return await use({ url, subscriptions, rung });
  } finally {
    server.close();
    server.closeAllConnections();
  }
};
