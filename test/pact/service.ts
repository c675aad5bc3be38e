import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
  Credentials,
  HeaderList,
  ProviderStateSetUp,
  ProviderState,
  ProviderStates,
} from '../../src/model.ts';
import { send } from '../../src/client/wire.ts';

/** A request as a service under test saw it. */
export interface Received {
  readonly method: string;
  readonly target: string;
  readonly headers: HeaderList;
  readonly body: string;
}

/** A service that runs for one spec. */
export interface Service {
  readonly origin: string;
  readonly received: readonly Received[];
  readonly close: () => Promise<void>;
}

type Handler = (request: Received, response: ServerResponse) => void;

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

/** Starts a service on loopback that answers as a handler says. */
export const startService = async (handler: Handler): Promise<Service> => {
  const received: Received[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    const raw = request.rawHeaders;
    const headers = raw.flatMap((name, i) => (i % 2 === 0 ? [[name, raw[i + 1] ?? ''] as const] : []));
    const seen = { method: request.method ?? '', target: request.url ?? '', headers, body };
    received.push(seen);
    handler(seen, response);
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const keys: Readonly<Record<Credentials, string | undefined>> = {
  own: 'right-key',
  bad: 'wrong-key',
  other: 'other-key',
  none: undefined,
};

/** States that a spec names, and calls to its service with the key that each state wants. */
export const statesOf = (
  service: Service,
  reached: Partial<
    Record<
      ProviderState,
      Partial<Extract<ProviderStateSetUp, { ok: true }>> | Extract<ProviderStateSetUp, { ok: false }>
    >
  >,
): ProviderStates => ({
  setUp: (_trigger, state) => {
    const found = reached[state] ?? {};
    if ('reason' in found) return Promise.resolve(found);
    const credentials = state === 'the credentials are wrong' ? 'bad' : 'own';
    return Promise.resolve({ credentials, ...found, ok: true } as ProviderStateSetUp);
  },
  forward: (_trigger, _step, request, credentials) => {
    const key = keys[credentials];
    const headers = [...request.headers, ...(key === undefined ? [] : [['X-Api-Key', key] as const])];
    return send({ origin: service.origin, ...request, headers }, { timeout: 2000, maxBody: 100_000 });
  },
  callbackUrl: (trigger) => `http://127.0.0.1:9/callbacks/${trigger}?sig=a%2Fb`,
});
