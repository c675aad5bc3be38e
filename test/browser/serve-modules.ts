import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
};

/** The text of a file that was asked for, also without its ending, as some packages import their own files. */
const fileAt = async (path: string): Promise<string | undefined> => {
  for (const candidate of [path, `${path}.js`]) {
    const text = await readFile(candidate, 'utf8').catch(() => undefined);
    if (text !== undefined) return text;
  }
  return undefined;
};

/** Serves a page and the modules of this project as they are: `dist/src` and `node_modules`; `aliases` name files at other paths. */
export const serveModules = async (
  page: string,
  aliases: Readonly<Record<string, string>>,
): Promise<{ readonly url: string; readonly server: Server }> => {
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/');
    const file = aliases[path] ?? normalize(path).replace(/^[/\\]+/, '');
    const isServed = path in aliases || /^(dist[/\\]src|node_modules)[/\\]/.test(file);
    const answer =
      path === '/' ? Promise.resolve(page) : isServed ? fileAt(join(process.cwd(), file)) : undefined;
    void Promise.resolve(answer).then((text) => {
      if (text === undefined) response.writeHead(404).end();
      else
        response
          .writeHead(200, {
            'Content-Type': path === '/' ? 'text/html' : (TYPES[extname(path)] ?? 'text/javascript'),
          })
          .end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
};
