import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Header } from '../http/answer.ts';

/** One call to a callback; `url` goes out byte for byte. */
export interface Notification {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body: string;
  /** Certificates are not looked at. */
  readonly trustsAnybody?: true;
  /** ms to wait for the answer; 10 s where nothing is said. */
  readonly patience?: number;
}

/** What the callback answered. */
export interface Receipt {
  readonly status: number;
  /** Seconds. */
  readonly retryAfter: number;
  readonly location: string | undefined;
  readonly body: string;
}

const timeout = 10_000;

/**
 * Sends a notification; undefined where no answer came. `fetch` would rewrite the escapes of the URL, and with them
 * a callback's signature.
 */
export const post = (notification: Notification, signal: AbortSignal): Promise<Receipt | undefined> =>
  new Promise((resolve) => {
    const parts = /^(https?:)\/\/([^/?#]*)([^#]*)/i.exec(notification.url);
    if (parts === null || signal.aborted) {
      resolve(undefined);
      return;
    }
    const [, scheme = '', host = '', rest = ''] = parts;
    const url = new URL(`${scheme}//${host}`);
    const call = (url.protocol === 'https:' ? httpsRequest : httpRequest)(
      {
        hostname: url.hostname.replace(/^\[|\]$/g, ''),
        port: url.port,
        path: rest.startsWith('/') ? rest : `/${rest}`,
        method: notification.method,
        headers: [
          'Host',
          host,
          ...notification.headers.flat(),
          'Content-Length',
          String(Buffer.byteLength(notification.body)),
        ],
        agent: false,
        rejectUnauthorized: notification.trustsAnybody !== true,
        timeout: notification.patience ?? timeout,
        signal,
      },
      (answer) => {
        let body = '';
        answer.setEncoding('utf8');
        answer.on('data', (text: string) => (body = (body + text).slice(0, 1000)));
        answer.on('error', () => resolve(undefined));
        answer.on('end', () => {
          const retryAfter = Number(answer.headers['retry-after'] ?? 0);
          resolve({
            status: answer.statusCode ?? 0,
            retryAfter: Number.isFinite(retryAfter) ? retryAfter : 0,
            location: answer.headers.location,
            body,
          });
        });
      },
    );
    call.on('timeout', () => call.destroy());
    call.on('error', () => resolve(undefined));
    call.end(notification.body);
  });
