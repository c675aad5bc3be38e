import { createServer, type RequestListener, type Server as HttpServer } from 'node:http';
import { Server as TlsServer } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { UsageError } from '../errors.ts';
import { isObject } from '../json.ts';
import type { ServiceUnderTest } from './options.ts';

/** A service that can be called. */
export interface OpenService {
  readonly url: string;
  /** Ends what was started here, and nothing else. */
  readonly close: () => Promise<void>;
}

type Listening = Pick<HttpServer, 'listen' | 'address' | 'close'> & Partial<HttpServer>;

/** Whether a value is a server: something that listens. A request listener may have a `listen` of its own, as Express's. */
const isServer = (value: unknown): value is Listening =>
  typeof value === 'object' && value !== null && 'listen' in value && 'address' in value;

/** Whether a service is given as supertest takes it, and not as a configuration has it. */
export const isUnderTest = (value: unknown): value is ServiceUnderTest =>
  typeof value === 'function' || typeof value === 'string' || value instanceof URL || isServer(value);

const urlOf = (server: Listening): string => {
  const { address, port } = server.address() as AddressInfo;
  const everywhere = address === '::' || address === '0.0.0.0';
  const host = everywhere ? '127.0.0.1' : address.includes(':') ? `[${address}]` : address;
  return `${server instanceof TlsServer ? 'https' : 'http'}://${host}:${port}`;
};

const listen = (server: Listening): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once?.('error', reject);
    server.listen(0, '127.0.0.1', () => resolve());
  });

const closed = (server: Listening): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections?.();
  });

/** Makes a service callable: one that does not listen yet does so on a free port of loopback, for as long as it is used. */
export const openService = async (service: ServiceUnderTest): Promise<OpenService> => {
  if (typeof service === 'string' || service instanceof URL)
    return { url: String(service).replace(/\/+$/, ''), close: () => Promise.resolve() };
  const server: Listening =
    typeof service === 'function' ? createServer(service as unknown as RequestListener) : service;
  if (!isServer(server))
    throw new UsageError(
      `Cannot test a service that is ${isObject(service) ? 'an object without listen' : typeof service}: give a request listener, a server, or a URL`,
    );
  if (server.address() !== null) return { url: urlOf(server), close: () => Promise.resolve() };
  await listen(server);
  return { url: urlOf(server), close: () => closed(server) };
};
