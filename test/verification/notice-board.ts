import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';

/** A process of its own: a board of notices whose subscriptions are kept in a file, or, without one, in memory. */
const [, , port = '0', file] = process.argv;

interface Notice {
  readonly id: string;
  readonly text: string;
}

const hooks = new Map<string, string>(
  file !== undefined && existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as [string, string][])
    : [],
);
const keep = (): void => {
  if (file !== undefined) writeFileSync(file, JSON.stringify([...hooks]));
};

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
};

/** One attempt after another, until one is a receipt, or the callback is gone. */
const tell = async (id: string, notice: Notice, attempts = 3): Promise<void> => {
  const url = hooks.get(id);
  if (url === undefined || attempts === 0) return;
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify(notice);
  const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual' }).catch(
    () => undefined,
  );
  if (answer?.status === 410) {
    hooks.delete(id);
    keep();
  }
  const again =
    answer === undefined || answer.status === 408 || answer.status === 429 || answer.status >= 500;
  if (!again) return;
  const asked = Number(answer?.headers.get('retry-after') ?? 0) * 1000;
  setTimeout(() => void tell(id, notice, attempts - 1), Math.max(asked, 600 / attempts));
};

const isCallback = (url: unknown): url is string =>
  typeof url === 'string' && /^https?:$/.test(URL.parse(url)?.protocol ?? '');

const server = createServer(async (request, response) => {
  const { method, url = '', headers } = request;
  const answer = (status: number, body?: object, more: Record<string, string> = {}): void =>
    void response
      .writeHead(status, { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...more })
      .end(body === undefined ? '' : JSON.stringify(body));
  const body = await bodyOf(request);
  const id = /^\/hooks\/([^/?]+)$/.exec(url)?.[1];
  if (url === '/health') answer(200);
  else if (method === 'POST' && url === '/hooks') {
    if (!isCallback(body['url'])) return answer(400, { error: 'url must be an http(s) URL' });
    const known = [...hooks].find(([, callback]) => callback === body['url'])?.[0];
    const made = known ?? randomUUID();
    hooks.set(made, body['url']);
    keep();
    answer(201, { id: made }, { Location: `http://${headers.host}/hooks/${made}` });
  } else if (method === 'DELETE' && id !== undefined) {
    answer(hooks.delete(id) ? 204 : 404);
    keep();
  } else if (method === 'POST' && url === '/notices') {
    const notice = { id: randomUUID(), text: String(body['text']) };
    for (const hook of hooks.keys()) void tell(hook, notice);
    answer(201, notice);
  } else answer(404);
});

server.listen(Number(port), '127.0.0.1');
