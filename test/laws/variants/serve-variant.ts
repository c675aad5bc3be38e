import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import type { Happening, Reply, Variant } from './variant.ts';

export const KEY = 'variant-demo-key';

const send = (response: ServerResponse, reply: Reply, { travels }: Pick<Variant, 'travels'>): void => {
  const headers: Record<string, string> = {
    ...(reply.location === undefined ? {} : { Location: reply.location }),
    ...(Object.keys(reply.headers ?? {}).some((n) => n.toLowerCase() === 'retry-after') ||
    reply.location === undefined
      ? {}
      : { 'Retry-After': '1' }),
    ...reply.headers,
  };
  if (reply.body === undefined) {
    response.writeHead(reply.status, headers).end();
    return;
  }
  const body = JSON.stringify(reply.body);
  const type = { 'Content-Type': 'application/json; charset=utf-8' };
  if (travels === 'gzip') {
    response.writeHead(reply.status, { ...headers, ...type, 'Content-Encoding': 'gzip' });
    response.end(gzipSync(body));
    return;
  }
  response.writeHead(reply.status, { ...headers, ...type });
  if (travels === 'chunked') for (const character of body) response.write(character);
  response.end(travels === 'chunked' ? '' : body);
};

/** Serves a variant on loopback until it is closed. */
export const serveVariant = async (
  variant: Variant,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> => {
  const all: Happening[] = [];
  let count = 0;

  const handle = async (request: IncomingMessage): Promise<Reply> => {
    const origin = `http://${request.headers.host ?? ''}`;
    const url = new URL(request.url ?? '/', origin);
    if (request.headers['x-api-key'] !== KEY)
      return { status: variant.refuses ?? 401, body: { error: 'Who are you?' } };
    if (request.method === 'POST') {
      const draft = JSON.parse(await text(request)) as Pick<Happening, 'folder' | 'text'>;
      const happening = { id: all.length + 1, ...draft, at: Date.now() };
      all.push(happening);
      return { status: 201, body: { id: happening.id } };
    }
    count += 1;
    return variant.answer({ origin, path: url.pathname, query: url.searchParams, all, count });
  };

  const server = createServer((request, response) => {
    handle(request).then(
      (reply) => send(response, reply, request.method === 'POST' ? {} : variant),
      (error: unknown) => send(response, { status: 500, body: { error: String(error) } }, {}),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
