import { addressOf, urlOf } from '../../src/address.ts';
import { expect } from 'chai';
import { createServer } from 'node:http';
import { createClient } from '../../src/client/client.ts';
import { createRecorder } from '../../src/client/recorder.ts';
import { messageOf } from '../../src/errors.ts';
import type { ServiceConfig } from '../../src/model.ts';
import type { EmitContext } from '../../src/service/emit.ts';
import { restartOf } from '../../src/service/restart.ts';
import type { StartedService } from '../../src/service/start.ts';
import { freePort } from './leash.ts';

const serviceOn = (port: number, restart: ServiceConfig['restart']): ServiceConfig => ({
  address: addressOf(`http://127.0.0.1:${port}`),
  headers: {},
  startWithin: 5000,
  ready: '/health',
  ...(restart === undefined ? {} : { restart }),
});

const contextOf = ({ address }: ServiceConfig): EmitContext => {
  const signal = new AbortController().signal;
  const client = createClient(
    {
      origin: address.origin,
      headers: {},
      credentials: () => Promise.resolve({}),
      renew: () => Promise.resolve(false),
    },
    createRecorder(() => performance.now()),
    { timeout: 2000, maxBody: 1000, signal },
  );
  const command = { folder: process.cwd(), env: process.env, timeout: 5000, signal };
  return { address, client, clientFor: () => client, command };
};

/** A service that answers a request for its restart first, and is away for a while then. */
const withRestartable = async (use: (port: number, starts: () => number) => Promise<void>): Promise<void> => {
  const port = await freePort();
  let starts = 0;
  const listen = (): void => {
    starts += 1;
    server.listen(port, '127.0.0.1');
  };
  const server = createServer((request, response) => {
    const isRestart = request.method === 'POST' && request.url === '/restart';
    response
      .writeHead(isRestart ? 202 : request.url === '/health' ? 200 : 500, { Connection: 'close' })
      .end();
    if (isRestart) setTimeout(() => server.close(() => void setTimeout(listen, 200)), 100);
  });
  listen();
  try {
    await use(port, () => starts);
  } finally {
    server.close();
    server.closeAllConnections();
  }
};

describe('restartOf', () => {
  it('asks the service to restart, and waits until it was away and is back', () =>
    withRestartable(async (port, starts) => {
      const service = serviceOn(port, { method: 'POST', url: '/restart' });
      await restartOf(service, undefined, contextOf(service))?.();
      expect(starts()).to.equal(2);
      expect((await fetch(`${urlOf(service.address)}/health`)).status).to.equal(200);
    }));

  it('runs a command that restarts the service', () =>
    withRestartable(async (port, starts) => {
      const script = 'fetch(process.env.TRIGGERPACT_SERVICE_URL + "/restart", { method: "POST" })';
      const service = serviceOn(port, { command: [process.execPath, '-e', script] });
      await restartOf(service, undefined, contextOf(service))?.();
      expect(starts()).to.equal(2);
    }));

  it('says why the service was not restarted', () =>
    withRestartable(async (port) => {
      const service = serviceOn(port, { method: 'POST', url: '/elsewhere' });
      const failed = restartOf(service, undefined, contextOf(service))?.().catch(messageOf);
      expect(await failed).to.match(/^Cannot restart the service: .*\/elsewhere was answered 500/);
    }));

  it('restarts what the run started when restart is true', () => {
    const service = serviceOn(1, true);
    const restart = (): Promise<void> => Promise.resolve();
    const started = { restart } as StartedService;
    expect(restartOf(service, started, contextOf(service))).to.equal(restart);
    expect(restartOf(service, undefined, contextOf(service))).to.equal(undefined);
  });

  it('is nothing when the configuration says nothing', () => {
    const service = serviceOn(1, undefined);
    expect(restartOf(service, undefined, contextOf(service))).to.equal(undefined);
  });
});
