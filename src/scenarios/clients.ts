import { createClient, type Client, type Connection } from '../client/client.ts';
import type { Recorder } from '../client/recorder.ts';
import type { ServiceConfig } from '../model.ts';
import type { CredentialStore } from '../service/credentials.ts';
import { anonymous, connectionOf } from './connections.ts';

/** ms for one whole answer of the service. */
const CALL_TIMEOUT = 15_000;
/** Bytes of an answer that are kept. */
const LARGEST = 4_000_000;

/** The clients of a run; each until the run is over, where nothing else is said. */
export interface Clients {
  /** To the service, with the connection's credentials. */
  readonly own: (until?: AbortSignal) => Client;
  /** To another origin, with nothing of the service's. */
  readonly to: (origin: string, until?: AbortSignal) => Client;
}

/** Makes clients that record what they are answered. */
export const clientsOf = (
  service: ServiceConfig,
  credentials: CredentialStore,
  recorder: Recorder,
  over: AbortSignal,
): Clients => {
  const on = (connection: Connection, signal: AbortSignal): Client =>
    createClient(connection, recorder, { timeout: CALL_TIMEOUT, maxBody: LARGEST, signal });
  return {
    own: (until = over) => on(connectionOf(service, credentials), until),
    to: (origin, until = over) => on(anonymous(origin), until),
  };
};
