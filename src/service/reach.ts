import { connect } from 'node:net';
import { ServiceError } from '../errors.ts';

const ports: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

const tryConnect = (host: string, port: number, timeout: number): Promise<string | undefined> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout });
    const done = (why: string | undefined): void => {
      socket.destroy();
      resolve(why);
    };
    socket.on('connect', () => done(undefined));
    socket.on('timeout', () => done(`no connection within ${timeout / 1000} s`));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      done(error.code === 'ECONNREFUSED' ? 'the connection was refused' : error.message),
    );
  });

/** Makes sure that something listens where the service should be; throws ServiceError with the next step where not. */
export const requireReachable = async (serviceUrl: string, timeout: number): Promise<void> => {
  const url = new URL(serviceUrl);
  const port = url.port === '' ? (ports[url.protocol] ?? 80) : Number(url.port);
  const why = await tryConnect(url.hostname.replace(/^\[|\]$/g, ''), port, timeout);
  if (why !== undefined) {
    throw new ServiceError(
      `The service is not there: ${serviceUrl}: ${why}; start it, let \`service.start\` do so, or correct \`service.url\` (or --url)`,
    );
  }
};
