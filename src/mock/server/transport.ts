import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { defined } from '../../defined.ts';
import type { Receipt, Transport } from '../core/sending.ts';

const LONGEST = 30_000;

const split = (url: string): { base: URL; host: string; target: string } | undefined => {
  const [, origin = '', host = '', rest = ''] = /^(https?:\/\/([^/?#]+))([^#]*)/i.exec(url) ?? [];
  if (!URL.canParse(origin)) return undefined;
  return { base: new URL(origin), host, target: rest.startsWith('/') ? rest : `/${rest}` };
};

/**
 * Sends notifications byte for byte: `fetch` would rewrite the escapes of a callback URL, and with them its signature.
 * Follows no redirect, and sends no credentials.
 */
export const nodeTransport: Transport = ({ method, url, headers, body }, signal) =>
  new Promise<Receipt | undefined>((resolve) => {
    const to = split(url);
    if (to === undefined || signal.aborted) {
      resolve(undefined);
      return;
    }
    const call = (to.base.protocol === 'https:' ? httpsRequest : httpRequest)(
      {
        hostname: to.base.hostname.replace(/^\[|\]$/g, ''),
        port: to.base.port,
        path: to.target,
        method,
        headers: ['Host', to.host, ...headers.flat(), 'Content-Length', String(Buffer.byteLength(body))],
        agent: false,
        timeout: LONGEST,
        signal,
      },
      (answer) => {
        answer.resume();
        answer.on('error', () => resolve(undefined));
        answer.on('end', () => {
          const { 'retry-after': retryAfter, location } = answer.headers;
          resolve({
            status: answer.statusCode ?? 0,
            ...defined({ retryAfter, location }),
          });
        });
      },
    );
    call.on('timeout', () => call.destroy());
    call.on('error', () => resolve(undefined));
    call.end(body);
  });
