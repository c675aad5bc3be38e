import { gzipSync } from 'node:zlib';
import type { Hit } from './services.ts';

interface Usual {
  readonly status: number;
  readonly headers: readonly string[];
}

/** An answer as no service should send it. */
export interface RawAnswer {
  readonly name: string;
  readonly write: (hit: Hit, usual: Usual) => void;
}

const head = ({ status, headers }: Usual, more: readonly string[]): string =>
  [`HTTP/1.1 ${status} Fine`, ...headers, ...more, '', ''].join('\r\n');

/** Writes bytes on the wire and leaves the connection open. */
const raw = (name: string, bytes: (usual: Usual, hit: Hit) => string | Buffer): RawAnswer => ({
  name,
  write: (hit, usual) => void hit.socket.write(bytes(usual, hit)),
});

const body = (name: string, content: string | Buffer, more: readonly string[] = []): RawAnswer =>
  raw(name, (usual) =>
    Buffer.concat([
      Buffer.from(
        head({ ...usual, status: usual.status === 204 || usual.status === 202 ? 200 : usual.status }, [
          'Content-Type: application/json',
          `Content-Length: ${content.length}`,
          ...more,
        ]),
      ),
      Buffer.from(content),
    ]),
  );

const location = (name: string, make: (hit: Hit) => string): RawAnswer =>
  raw(name, ({ status }, hit) =>
    Buffer.from(head({ status, headers: [`Location: ${make(hit)}`] }, ['Content-Length: 0']), 'latin1'),
  );

const header = (line: string, status?: number): RawAnswer =>
  raw(line.slice(0, 60), (usual) =>
    head({ ...usual, status: status ?? usual.status, headers: [...usual.headers.slice(0, 1), line] }, [
      'Content-Length: 0',
    ]),
  );

/** Writes again and again for as long as somebody reads. */
const endless = (
  name: string,
  begin: (usual: Usual) => string,
  part: Buffer | string,
  ms = 0,
): RawAnswer => ({
  name,
  write({ socket }, usual) {
    socket.write(begin(usual));
    const more = (): void => {
      if (socket.destroyed) return;
      if (ms > 0) {
        socket.write(part);
        setTimeout(more, ms).unref();
      } else if (socket.write(part)) setImmediate(more);
      else socket.once('drain', more);
    };
    more();
  },
});

const chunked = (usual: Usual): string =>
  head({ ...usual, status: 200 }, ['Content-Type: application/json', 'Transfer-Encoding: chunked']);
const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;
const megabyte = 'x'.repeat(1_000_000);

const transports: readonly RawAnswer[] = [
  { name: 'a reset', write: ({ socket }) => void socket.resetAndDestroy() },
  { name: 'nothing at all', write: () => undefined },
  { name: 'an end of the connection', write: ({ socket }) => void socket.end() },
  raw('half a status line', () => 'HTTP/1.'),
  raw('a status line that is none', () => 'HTTP/1.1 fine\r\n\r\n'),
  raw('the status 999', (usual) => head({ ...usual, status: 999 }, ['Content-Length: 0'])),
  raw('garbage', () => '\u0000\u0001\u0002 not HTTP \r\n\r\n'),
  raw('a header of 1 MB', (usual) => head(usual, [`X-Large: ${megabyte}`, 'Content-Length: 0'])),
  raw('5,000 headers', (usual) =>
    head(usual, [...Array.from({ length: 5000 }, (_, i) => `X-${i}: ${i}`), 'Content-Length: 0']),
  ),
  raw('two Content-Lengths', (usual) => `${head(usual, ['Content-Length: 1', 'Content-Length: 2'])}ab`),
  raw(
    'a Content-Length and chunks',
    (usual) => head(usual, ['Content-Length: 3', 'Transfer-Encoding: chunked']) + chunk('{}'),
  ),
  raw('chunks that are none', (usual) => `${chunked(usual)}zz\r\n{}\r\n0\r\n\r\n`),
  {
    name: 'half a body and a reset',
    write({ socket }, usual) {
      socket.write(`${head({ ...usual, status: 200 }, ['Content-Length: 1000'])}[{"door":`, () =>
        socket.resetAndDestroy(),
      );
    },
  },
  {
    name: 'a body that is shorter than its Content-Length',
    write: ({ socket }, usual) =>
      void socket.end(`${head({ ...usual, status: 200 }, ['Content-Length: 1000'])}[]`),
  },
  raw(
    'a body that is longer than its Content-Length',
    (usual) => `${head({ ...usual, status: 200 }, ['Content-Length: 2'])}[]${megabyte}`,
  ),
  endless('one 100 after another', () => '', 'HTTP/1.1 100 Continue\r\n\r\n'),
  endless('an endless body', chunked, chunk(`"${megabyte}",`)),
  endless('an endless list', (usual) => chunked(usual) + chunk('['), chunk('{"door":"x"},'.repeat(10_000))),
  endless('a body that drips', chunked, chunk('['), 200),
  endless('headers that drip', ({ status }) => `HTTP/1.1 ${status} Fine\r\n`, 'X-Drip: x\r\n', 200),
];

const bodies: readonly RawAnswer[] = [
  body('JSON 5,000 levels deep', '['.repeat(5000) + ']'.repeat(5000)),
  body('JSON 1,000,000 levels deep', '{"a":'.repeat(1_000_000)),
  body('a million items', `[${'{"door":"x"},'.repeat(1_000_000)}{}]`),
  body('a million empty arrays', `[${'[],'.repeat(1_000_000)}[]]`),
  body('100,000 members', `{${Array.from({ length: 100_000 }, (_, i) => `"k${i}":${i}`).join()}}`),
  body('NaN', '[{"door":NaN}]'),
  body('a byte order mark', '\uFEFF[]'),
  body('the same key twice', '[{"door":"a","door":1}]'),
  body('__proto__', '[{"__proto__":{"door":1},"constructor":{"prototype":{}},"door":"x"}]'),
  body('lone surrogates', '[{"door":"\\ud800","\\udfff":"\\ud83d"}]'),
  body('a number that is too large', '[{"door":1e9999,"n":123456789012345678901234567890}]'),
  body('bytes that are no UTF-8', Buffer.from([0x5b, 0x22, 0xff, 0xfe, 0x80, 0x22, 0x5d])),
  body('100 kB of noughts', Buffer.alloc(100_000)),
  body('HTML', '<!doctype html><script>alert(1)</script>'),
  body('a gzip bomb', gzipSync(Buffer.alloc(100_000_000, 0x20)), ['Content-Encoding: gzip']),
  body('a gzip that is none', 'not gzip', ['Content-Encoding: gzip']),
];

const headers: readonly RawAnswer[] = [
  location('a Location with control characters', ({ url }) => `${url}/v1/\u0001\u007f\t\u00ff`),
  location('a Location with user and password', ({ url }) => url.replace('://', '://user:password@')),
  location('a Location elsewhere', () => 'https://elsewhere.invalid/v1/hooks/1'),
  location('a Location that runs a script', () => 'javascript:alert(1)'),
  location('a Location that is a file', () => 'file:///etc/passwd'),
  location('a Location of 15 kB', ({ url }) => `${url}/v1/hooks/${'a/'.repeat(7000)}`),
  location('a Location of dots and escapes', ({ url }) => `${url}/v1/../..//%2e%2e/%00%zz?a=b?c#d#e`),
  location('an empty Location', () => ''),
  location('a Location with lone escapes and brackets', () => '//[::1/%f0%28?{x}'),
  raw('a redirect to itself', (_, { request, url }) =>
    head({ status: 302, headers: [`Location: ${url}${request.url ?? '/'}`] }, ['Content-Length: 0']),
  ),
  header('Retry-After: 0'),
  header('Retry-After: -1'),
  header('Retry-After: 999999999999999999999'),
  header('Retry-After: Thu, 01 Jan 1970 00:00:00 GMT'),
  header('Retry-After: soon', 429),
  header('Retry-After: 86400', 429),
  header('WWW-Authenticate: Basic', 401),
  header('X-Error: 503', 503),
];

/** Answers that a hostile service may give in any place. */
export const answers: readonly RawAnswer[] = [...transports, ...bodies, ...headers];
