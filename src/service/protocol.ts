import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { ServiceError } from '../errors.ts';
import type { Entry, Exchange } from '../model.ts';

/** Why there was no TLS handshake. */
interface Refusal {
  readonly code: string;
  readonly message: string;
}

const portOf = ({ port, protocol }: URL): number =>
  port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);

const handshake = (url: URL, timeout: number, verify: boolean): Promise<Refusal | undefined> =>
  new Promise((resolve) => {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const socket = connect({
      host,
      port: portOf(url),
      rejectUnauthorized: verify,
      ...(isIP(host) === 0 ? { servername: host } : {}),
    });
    const done = (refusal?: Refusal): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(refusal);
    };
    const timer = setTimeout(() => done({ code: 'TIMEOUT', message: 'no answer' }), timeout);
    socket.on('secureConnect', () => done());
    socket.on('error', (error: NodeJS.ErrnoException) =>
      done({ code: error.code ?? error.name, message: error.message }),
    );
  });

/** A plain HTTP server answers what it cannot read, closes the connection, or waits for more. */
const notTls = new Set([
  'EPROTO',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'TIMEOUT',
]);

const whyNot = ({ code, message }: Refusal, url: URL): string => {
  if (notTls.has(code))
    return `no TLS handshake is possible there, so it probably speaks http: write \`http://${url.host}\` in \`service.url\` (or --url)`;
  // Nothing here is left out of the check: the platform would refuse it, too.
  return `its certificate or its TLS is refused (${code}: ${message}); where an authority of your own signed it, name that one's PEM file in NODE_EXTRA_CA_CERTS`;
};

/** Makes sure that a service with an https URL speaks TLS, and with a certificate to trust; throws ServiceError where not. */
export const requireTls = async (serviceUrl: string, timeout: number): Promise<void> => {
  const url = new URL(serviceUrl);
  if (url.protocol !== 'https:') return;
  const refusal = await handshake(url, timeout, true);
  if (refusal !== undefined)
    throw new ServiceError(`The service at ${serviceUrl} cannot be called: ${whyNot(refusal, url)}`);
};

const isExchange = (entry: Entry): entry is Exchange => entry.type === 'exchange';

/** Proxies tell with a 400 what others close the connection for. */
const isStrange = ({ response, failure }: Exchange): boolean =>
  response === undefined ? failure?.code !== 'ECONNREFUSED' : response.status === 400;

/**
 * Says that a service with an http URL speaks https, where that explains a run: nothing was answered, and TLS works. Asked
 * only then, for a plain HTTP server notes a handshake as a bad request.
 */
export const speaksHttps = async (
  serviceUrl: string,
  entries: readonly Entry[],
  timeout: number,
): Promise<string | undefined> => {
  const url = new URL(serviceUrl);
  const calls = entries.filter((e): e is Exchange => isExchange(e) && e.request.origin === url.origin);
  if (url.protocol !== 'http:' || calls.length === 0 || !calls.every(isStrange)) return undefined;
  return (await handshake(url, timeout, false)) === undefined
    ? `the service at ${url.origin} speaks https: write \`https://${url.host}\` in \`service.url\` (or --url)`
    : undefined;
};
