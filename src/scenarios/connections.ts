import { resolve } from 'node:path';
import type { Connection } from '../client/client.ts';
import type { Recorder } from '../client/recorder.ts';
import { readRegularFile } from '../config/read-file.ts';
import { defined } from '../defined.ts';
import { HarnessError, UsageError } from '../errors.ts';
import type { Config, ServiceConfig } from '../model.ts';
import { startReceiver, type Receiver } from '../platform/receiver.ts';
import { reasonOf } from '../reason-of.ts';
import type { CredentialStore } from '../service/credentials.ts';
import { watchStalls } from './watch-stalls.ts';

/** Bytes of a notification that are kept: 20 kB are advised (C-16). */
const LARGEST_NOTIFICATION = 1_000_000;

/** The connection that the configuration describes. */
export const connectionOf = (service: ServiceConfig, credentials: CredentialStore): Connection => ({
  origin: service.address.origin,
  headers: service.headers,
  credentials: credentials.get,
  renew: credentials.renew,
});

/** A connection to another origin, which gets nothing of the service's. */
export const anonymous = (origin: string): Connection => ({
  origin,
  headers: {},
  credentials: () => Promise.resolve({}),
  renew: () => Promise.resolve(false),
});

/** Starts the callback receiver where the configuration says; while it listens, it is recorded when the run stood still. */
export const receiverOf = async ({ callback, folder }: Config, recorder: Recorder): Promise<Receiver> => {
  const { host, port, publicUrl, tls } = callback;
  const read = async (name: 'cert' | 'key', file: string): Promise<string> => {
    const bytes = await readRegularFile(resolve(folder, file), `callback.tls.${name}, "${file}"`);
    return new TextDecoder().decode(bytes);
  };
  const pem =
    tls === undefined ? undefined : { cert: await read('cert', tls.cert), key: await read('key', tls.key) };
  const address = {
    host,
    port,
    maxBody: LARGEST_NOTIFICATION,
    ...defined({ publicUrl }),
  };
  try {
    const receiver = await startReceiver(pem === undefined ? address : { ...address, tls: pem }, recorder);
    const stopWatching = watchStalls(recorder);
    return {
      ...receiver,
      close() {
        stopWatching();
        return receiver.close();
      },
    };
  } catch (cause) {
    if (cause instanceof HarnessError || tls === undefined) throw cause;
    throw new UsageError(
      `Cannot receive notifications over TLS with "${tls.cert}" and "${tls.key}" (callback.tls): ${reasonOf(cause)}; they have to be a certificate and its key, as PEM`,
      { cause },
    );
  }
};
