import { connect } from 'node:net';
import { request } from 'node:http';
import type { HostileService, Hit, Place } from './services.ts';

/** What a hostile service sends to a callback. */
interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
  readonly parts: Iterable<string | Buffer>;
}

const post = (url: string, { headers = {}, method = 'POST', parts }: Sent): void => {
  const call = request(url, { method, headers: { 'Content-Type': 'application/json', ...headers } });
  call.on('error', () => undefined);
  call.on('response', (response) => response.resume());
  const [...all] = [parts[Symbol.iterator]()];
  const next = (): void => {
    const { value, done } = all[0]?.next() ?? { value: undefined, done: true };
    if (done === true || call.destroyed) call.end();
    else if (call.write(value ?? '')) setImmediate(next);
    else call.once('drain', next);
  };
  next();
};

const wire = (url: string, text: (path: string) => string): void => {
  const { hostname, port, pathname, search } = new URL(url);
  const socket = connect(Number(port), hostname, () => socket.write(text(pathname + search)));
  socket.on('error', () => undefined);
  socket.resume();
  setTimeout(() => socket.destroy(), 20_000).unref();
};

const callbacks = ({ doorbell }: Hit): string[] => [...doorbell.subscriptions.values()];

/** Sends something to every callback when an event is caused, and lets the doorbell do its own. */
const onEvent = (name: string, act: (url: string, hit: Hit) => void): HostileService => ({
  name: `notifies ${name}`,
  act(place: Place, hit) {
    if (place === 'event') for (const url of callbacks(hit)) act(url, hit);
    return false;
  },
});

const sends = (name: string, sent: () => Sent, times = 1): HostileService =>
  onEvent(name, (url) => {
    for (let i = 0; i < times; i += 1) post(url, sent());
  });

const one =
  (text: string | Buffer): (() => Sent) =>
  () => ({ parts: [text] });

function* repeated(part: string, times: number): Iterable<string> {
  for (let i = 0; i < times; i += 1) yield part;
}

const megabyte = `"${'x'.repeat(1_000_000)}",`;
const callbackIn = ({ body }: Hit): string | undefined => {
  try {
    return (JSON.parse(body) as { url?: string }).url;
  } catch {
    return undefined;
  }
};

const beforeAnswering = (times: number): HostileService => ({
  name: `notifies ${times} times before it answers the registration`,
  act(place, hit) {
    const url = place === 'registration' ? callbackIn(hit) : undefined;
    if (url === undefined) return false;
    for (let i = 0; i < times; i += 1) post(url, { parts: [`{"door":"early ${i}"}`] });
    return false;
  },
});

/** Services whose notifications are hostile. */
export const notifications: readonly HostileService[] = [
  sends('of 9 MB, 20 times', () => ({ parts: repeated(megabyte, 9) }), 20),
  sends('of 200 MB', () => ({ parts: repeated(megabyte, 200) })),
  sends('without end', () => ({ parts: repeated(megabyte, 1_000_000) })),
  sends('a thousand times', one('{"door":"again"}'), 1000),
  sends('a million items', one(`[${'{"door":"x"},'.repeat(1_000_000)}{}]`)),
  sends('JSON that is 5,000 levels deep', one('['.repeat(5000) + ']'.repeat(5000))),
  sends('bytes that are no UTF-8', one(Buffer.from([0x22, 0xff, 0xfe, 0x22]))),
  sends('noughts', one(Buffer.alloc(50_000))),
  sends('nothing', () => ({ parts: [] })),
  sends('with a form', () => ({ headers: { 'Content-Type': 'x/y; charset="' }, parts: ['a=b'] })),
  sends('with __proto__', one('{"__proto__":{"door":1},"door":{"toString":null}}')),
  sends('with PUT', () => ({ method: 'PUT', parts: ['{}'] })),
  sends('with TRACE', () => ({ method: 'OPTIONS', parts: [] })),
  sends('with 12 kB of headers', () => ({ headers: { 'X-Large': 'x'.repeat(12_000) }, parts: ['{}'] }), 100),
  sends('with 1 MB of headers', () => ({ headers: { 'X-Large': 'x'.repeat(1_000_000) }, parts: ['{}'] })),
  onEvent('with half a request', (url) => wire(url, (path) => `POST ${path} HTTP/1.1\r\nHost: x\r\n`)),
  onEvent('with half a body', (url) =>
    wire(url, (path) => `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n{"door":`),
  ),
  onEvent('with garbage', (url) => wire(url, () => '\u0000\u0001\r\n\r\n')),
  onEvent('with a TLS greeting', (url) => wire(url, () => '\u0016\u0003\u0001\u0002\u0000\u0001')),
  onEvent('with two lengths', (url) =>
    wire(
      url,
      (path) => `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}`,
    ),
  ),
  onEvent('with a target of 10 kB', (url) =>
    wire(
      url,
      (path) => `POST ${path}&${'a'.repeat(10_000)} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}`,
    ),
  ),
  onEvent('100 addresses that were never given', (url) => {
    for (let i = 0; i < 100; i += 1) post(new URL(`/guess/${i}`, url).href, { parts: ['{}'] });
  }),
  onEvent('a byte at a time', (url) => {
    const { hostname, port, pathname, search } = new URL(url);
    const socket = connect(Number(port), hostname, () => {
      socket.write(`POST ${pathname}${search} HTTP/1.1\r\nHost: x\r\nContent-Length: 999\r\n\r\n`);
      setInterval(() => socket.destroyed || socket.write('x'), 200).unref();
    });
    socket.on('error', () => undefined);
  }),
  beforeAnswering(1),
  beforeAnswering(3000),
];
