import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { defined } from '../defined.ts';
import { ServiceError } from '../errors.ts';
import type { DeliveryEntry } from '../model.ts';
import type { Recorder } from '../client/recorder.ts';
import { createAnswering, factsOf, type Script } from './answer-script.ts';
import { createCallbacks } from './callbacks.ts';
import { callbackUrl, type CallbackShape } from './callback-url.ts';
import { readNotification } from './notification.ts';
import { createShelf } from './shelf.ts';
import { canShowUntrusted, untrustedCertificate } from './untrusted-certificate.ts';

/** Where the receiver listens. */
export interface ReceiverOptions {
  readonly host: string;
  readonly port: number;
  /** Origin that the service calls, where it is another; `{{port}}` stands for the port. */
  readonly publicUrl?: string;
  /** PEM texts. */
  readonly tls?: { readonly cert: string; readonly key: string };
  readonly maxBody: number;
}

/** The callback receiver: plays the flow's trigger URL. */
export interface Receiver {
  /**
   * Makes a callback URL for a subscription; unguessable, with the shape of the platform's own or a special one, and with
   * the path of the subscription `like`, if named: then it differs from that one's in the signature alone.
   */
  readonly issue: (trigger: string, subscription: string, shape?: CallbackShape, like?: string) => string;
  /**
   * Makes a callback URL where the certificate is one that nobody trusts; undefined where the receiver itself has none, or
   * is reached at a public address.
   */
  readonly issueUntrusted: (trigger: string, subscription: string) => string | undefined;
  /** Notes that a subscription was deleted. */
  readonly retire: (subscription: string) => void;
  /** Gives the callback of one subscription to another: what comes there is the other's from now on. */
  readonly handOver: (from: string, to: string) => void;
  /** Answers a subscription's notifications by a script from now on. */
  readonly script: (subscription: string, answers: (attempt: number) => Script) => void;
  /** Calls back at each arrival; the returned function ends it. */
  readonly onDelivery: (listener: (delivery: DeliveryEntry) => void) => () => void;
  readonly close: () => Promise<void>;
}

/**
 * Connections that may wait to be accepted, as many as the machine allows: those beyond are tried again after seconds, and
 * a service that notifies many subscriptions at once would seem late. Node.js asks for 511.
 */
const BACKLOG = 65_535;

const headerPairs = (raw: readonly string[]): [string, string][] =>
  Array.from({ length: raw.length / 2 }, (_, i) => [raw[2 * i] ?? '', raw[2 * i + 1] ?? '']);

const listen = (server: Server, options: Pick<ReceiverOptions, 'host' | 'port'>): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        new ServiceError(
          `Cannot listen for notifications on ${options.host}:${options.port}: ${error.message}; set callback.host or callback.port`,
        ),
      ),
    );
    const { host, port } = options;
    server.listen({ host, port, backlog: BACKLOG }, () => resolve((server.address() as AddressInfo).port));
  });

/** The origin that services call. */
const originOf = ({ host, publicUrl, tls }: ReceiverOptions, port: number): string => {
  const name = host.includes(':') ? `[${host}]` : host;
  return (publicUrl ?? `${tls === undefined ? 'http' : 'https'}://${name}:{{port}}`)
    .replaceAll('{{port}}', String(port))
    .replace(/\/$/, '');
};

/** Starts a receiver; throws ServiceError where the address cannot be listened on. */
export const startReceiver = async (options: ReceiverOptions, recorder: Recorder): Promise<Receiver> => {
  const callbacks = createCallbacks();
  const answering = createAnswering();
  const listeners = new Set<(delivery: DeliveryEntry) => void>();
  const shelf = createShelf(recorder);

  const handle: RequestListener = async (request, response) => {
    const at = recorder.now();
    const { url: target = '', method = '' } = request;
    const received = await readNotification(request, options.maxBody, recorder.room.notifications);
    const callback = callbacks.at(target);
    const script = callbacks.next(callback, method);
    const delivery = shelf.put({
      at,
      ...defined({ trigger: callback?.trigger, subscription: callback?.subscription }),
      method,
      target,
      headers: headerPairs(request.rawHeaders),
      status: script.status,
      ...received,
      ...factsOf(script),
    });
    if (delivery !== undefined) for (const listener of listeners) listener(delivery);
    answering.answer(response, script, () => {
      if (delivery !== undefined) recorder.amend(delivery, { givenUp: recorder.now() - at });
    });
  };

  const { tls, host } = options;
  const server = tls === undefined ? createServer(handle) : createTlsServer(tls, handle);
  const origin = originOf(options, await listen(server, options));
  const untrusted = canShowUntrusted(options) ? createTlsServer(untrustedCertificate, handle) : undefined;
  const untrustedOrigin =
    untrusted === undefined ? undefined : originOf(options, await listen(untrusted, { host, port: 0 }));
  const close = (each: Server): Promise<void> =>
    new Promise((resolve) => {
      each.close(() => resolve());
      each.closeAllConnections();
    });

  return {
    issue: (trigger, subscription, shape, like) =>
      callbackUrl(origin, callbacks.issue(trigger, subscription, like), shape),
    issueUntrusted: (trigger, subscription) =>
      untrustedOrigin === undefined
        ? undefined
        : callbackUrl(untrustedOrigin, callbacks.issue(trigger, subscription)),
    retire: callbacks.retire,
    handOver: callbacks.handOver,
    script: callbacks.script,
    onDelivery(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      answering.end();
      await Promise.all([server, ...(untrusted === undefined ? [] : [untrusted])].map(close));
    },
  };
};
