import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** One request, read to its end. */
export interface Call {
  readonly method: string;
  /** Raw request-target. */
  readonly target: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Scheme, host and port as the caller wrote them: what a Location must start with. */
  readonly origin: string;
  /** Parsed JSON; undefined where there is none. */
  readonly body: unknown;
}

const limit = 1_000_000;

const readText = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  return size > limit ? '' : Buffer.concat(chunks).toString('utf8');
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** Reads a request; a body that is too long or no JSON counts as none. */
export const readCall = async (request: IncomingMessage): Promise<Call> => {
  const target = request.url ?? '/';
  const cut = target.indexOf('?');
  return {
    method: request.method ?? 'GET',
    target,
    path: cut < 0 ? target : target.slice(0, cut),
    query: new URLSearchParams(cut < 0 ? '' : target.slice(cut + 1)),
    headers: request.headers,
    origin: `http://${request.headers.host ?? '127.0.0.1'}`,
    body: parse(await readText(request)),
  };
};

/** The text at a member of a JSON object, or undefined. */
export const textAt = (value: unknown, key: string): string | undefined => {
  const found = valueAt(value, key);
  return typeof found === 'string' && found !== '' ? found : undefined;
};

/** The own member of a JSON object, or undefined. */
export const valueAt = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
