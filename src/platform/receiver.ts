import { randomBytes } from 'node:crypto';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { ServiceError } from '../errors.ts';
import type { DeliveryEntry } from '../model.ts';
import type { Recorder } from '../client/recorder.ts';
import { readNotification } from './notification.ts';
import { createShelf } from './shelf.ts';
import { callbackUrl, type CallbackSecrets, type CallbackShape } from './callback-url.ts';

/** How the receiver answers: what a running flow does is 202 without a body. */
export interface Script {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** ms before the answer. */
  readonly delay?: number;
  /** Closes the connection without an answer. */
  readonly reset?: true;
}

/** What a running flow does. */
export const ACCEPTED: Script = { status: 202 };

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
  /** Makes a callback URL for a subscription; unguessable, with the shape of the platform's own or a special one. */
  readonly issue: (trigger: string, subscription: string, shape?: CallbackShape) => string;
  /** Answers a subscription's notifications by a script from now on. */
  readonly script: (subscription: string, answers: (attempt: number) => Script) => void;
  /** Calls back at each arrival; the returned function ends it. */
  readonly onDelivery: (listener: (delivery: DeliveryEntry) => void) => () => void;
  readonly close: () => Promise<void>;
}

interface Issued extends CallbackSecrets {
  readonly trigger: string;
  readonly subscription: string;
}

const headerPairs = (raw: readonly string[]): [string, string][] =>
  Array.from({ length: raw.length / 2 }, (_, i) => [raw[2 * i] ?? '', raw[2 * i + 1] ?? '']);

const listen = (server: Server, options: ReceiverOptions): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        new ServiceError(
          `Cannot listen for notifications on ${options.host}:${options.port}: ${error.message}; set callback.host or callback.port`,
        ),
      ),
    );
    server.listen(options.port, options.host, () => resolve((server.address() as AddressInfo).port));
  });

const RETRY_AFTER = 'Retry-After';

/** The facts of an answer that a sender goes by. */
const factsOf = ({ headers = {}, delay, reset }: Script): Partial<DeliveryEntry> => ({
  ...(headers[RETRY_AFTER] === undefined ? {} : { retryAfter: Number(headers[RETRY_AFTER]) }),
  ...(headers['Location'] === undefined ? {} : { redirect: headers['Location'] }),
  ...(delay === undefined ? {} : { delay }),
  ...(reset === undefined ? {} : { reset }),
});

const answer = (response: ServerResponse, script: Script): void => {
  if (script.reset === true) {
    response.destroy();
    return;
  }
  response.writeHead(script.status, script.headers ?? {});
  response.end();
};

/** Starts a receiver; throws ServiceError where the address cannot be listened on. */
export const startReceiver = async (options: ReceiverOptions, recorder: Recorder): Promise<Receiver> => {
  const issued: Issued[] = [];
  const scripts = new Map<string, (attempt: number) => Script>();
  const attempts = new Map<string, number>();
  const listeners = new Set<(delivery: DeliveryEntry) => void>();
  const pending = new Set<NodeJS.Timeout>();
  const shelf = createShelf(recorder);

  const handle: RequestListener = async (request, response) => {
    const at = recorder.now();
    const target = request.url ?? '';
    const method = request.method ?? '';
    const received = await readNotification(request, options.maxBody, recorder.room.notifications);
    // Also a target that was damaged on its way through the service is known by one of its two secrets.
    const found =
      issued.find((i) => target.includes(i.path)) ?? issued.find((i) => target.includes(i.signature));
    const count = (attempts.get(found?.subscription ?? '') ?? 0) + 1;
    attempts.set(found?.subscription ?? '', count);
    const usual: Script = method === 'POST' ? ACCEPTED : { status: 405, headers: { Allow: 'POST' } };
    const script: Script =
      found === undefined ? { status: 404 } : (scripts.get(found.subscription)?.(count) ?? usual);
    const delivery = shelf.put({
      at,
      ...(found === undefined ? {} : { trigger: found.trigger, subscription: found.subscription }),
      method,
      target,
      headers: headerPairs(request.rawHeaders),
      status: script.status,
      ...received,
      ...factsOf(script),
    });
    if (delivery !== undefined) for (const listener of listeners) listener(delivery);
    if (script.delay === undefined) {
      answer(response, script);
      return;
    }
    const timer = setTimeout(() => {
      pending.delete(timer);
      answer(response, script);
    }, script.delay);
    pending.add(timer);
  };

  const server = options.tls === undefined ? createServer(handle) : createTlsServer(options.tls, handle);
  const port = await listen(server, options);
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  const origin = (options.publicUrl ?? `${options.tls === undefined ? 'http' : 'https'}://${host}:{{port}}`)
    .replaceAll('{{port}}', String(port))
    .replace(/\/$/, '');

  return {
    issue(trigger, subscription, shape) {
      const path = randomBytes(16).toString('hex');
      const signature = randomBytes(32).toString('base64url');
      issued.push({ trigger, subscription, path, signature });
      return callbackUrl(origin, { path, signature }, shape);
    },
    script: (subscription, answers) => void scripts.set(subscription, answers),
    onDelivery(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () =>
      new Promise((resolve) => {
        for (const timer of pending) clearTimeout(timer);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
