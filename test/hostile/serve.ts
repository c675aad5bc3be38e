import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDoorbell } from '../samples/doorbell.ts';
import type { Hit, HostileService, Place } from './services.ts';

const placeOf = (method: string, path: string): Place | undefined => {
  if (method === 'DELETE') return 'DELETE';
  if (path.startsWith('/v1/rings/new')) return 'poll';
  if (path === '/v1/hooks') return 'registration';
  return path === '/v1/rings' ? 'event' : undefined;
};

const read = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

/** Runs a hostile service for as long as it is used. */
export const withHostileService = async <T>(
  service: HostileService,
  use: (url: string) => Promise<T>,
): Promise<T> => {
  const doorbell = createDoorbell();
  const counts = new Map<Place, number>();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await read(request);
    const { method = '', url: target = '', rawHeaders: raw } = request;
    const headers = Array.from(
      { length: raw.length / 2 },
      (_, i) => [raw[2 * i] ?? '', raw[2 * i + 1] ?? ''] as const,
    );
    const place = placeOf(method, target);
    if (place !== undefined) {
      const n = (counts.get(place) ?? 0) + 1;
      counts.set(place, n);
      request.socket.on('error', () => undefined);
      const hit: Hit = { request, response, socket: request.socket, body, n, url, doorbell };
      if (service.act(place, hit)) return;
    }
    const reply = await doorbell.handle({ method, target, headers, body }, 0, {
      url,
      received: [],
      leave: () => undefined,
    });
    const text = reply.text ?? (reply.json === undefined ? '' : JSON.stringify(reply.json));
    const type = reply.json === undefined ? {} : { 'Content-Type': 'application/json' };
    response.writeHead(reply.status ?? 200, { ...type, ...reply.headers }).end(text);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    return await use(url);
  } finally {
    server.closeAllConnections();
    server.close();
  }
};
