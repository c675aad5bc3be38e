import { addressOf } from '../../src/address.ts';
import { expect } from 'chai';
import { createServer } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { messageOf, ServiceError } from '../../src/errors.ts';
import type { ServiceConfig } from '../../src/model.ts';
import { startService, type StartedService, type StartOptions } from '../../src/service/start.ts';
import { freePort, withLeash, type Leash } from './leash.ts';

const serviceOn = (port: number, more: Partial<ServiceConfig> = {}): ServiceConfig => ({
  address: addressOf(`http://127.0.0.1:${port}`),
  headers: {},
  startWithin: 10_000,
  ready: '/health',
  ...more,
});

const options = (more: Partial<StartOptions> = {}): StartOptions => ({
  folder: process.cwd(),
  env: process.env,
  signal: new AbortController().signal,
  hide: (text) => text,
  ...more,
});

/** The service's process id, as it says itself. */
const pidOf = async (port: number): Promise<string> => (await fetch(`http://127.0.0.1:${port}/`)).text();

const failure = (starting: Promise<StartedService>): Promise<string> =>
  starting.then(
    () => 'started',
    (error: unknown) => {
      expect(error).to.be.instanceOf(ServiceError);
      return messageOf(error);
    },
  );

const started = async (
  use: (service: StartedService, port: number, leash: Leash) => Promise<void>,
  ...wishes: string[]
): Promise<void> =>
  withLeash(async (leash) => {
    const port = await freePort();
    const service = await startService(serviceOn(port), leash.argv(port, ...wishes), options());
    try {
      await use(service, port, leash);
    } finally {
      await service.stop();
    }
  });

describe('startService', () => {
  it('waits until the service says that it is ready, and ends it with all that it started', () =>
    started(async (service, port, leash) => {
      expect((await fetch(`http://127.0.0.1:${port}/health`)).status).to.equal(200);
      await leash.came(2);
      await service.stop();
      await leash.allGone();
      expect(service.ended()).to.equal(undefined);
    }));

  it('kills a service that does not end when asked', () =>
    started(async (service, _port, leash) => {
      await service.stop();
      await leash.allGone();
    }, 'stubborn')).timeout(180_000);

  it('starts the service anew when it is restarted', () =>
    started(async (service, port, leash) => {
      const before = await pidOf(port);
      // What the first one starts may come after it is ready: without it, four never come.
      await leash.came(2);
      await service.restart();
      expect(await pidOf(port)).to.not.equal(before);
      await leash.came(4);
      await leash.left(2);
    }));

  it('knows when the service ended by itself', () =>
    started(async (service, port, leash) => {
      await leash.came(2);
      await fetch(`http://127.0.0.1:${port}/crash`).catch(() => undefined);
      await leash.left(1);
      // The connection of a process ends before its end is told to its parent.
      while (service.ended() === undefined) await setImmediate();
      expect(service.ended()).to.equal('it ended with code 9');
      await service.stop();
      await leash.allGone();
    }));

  it('tells what it printed, without secrets, when the service ends', () =>
    withLeash(async (leash) => {
      const port = await freePort();
      const hide = (text: string): string => text.replaceAll('s3cret', '‹secret:key›');
      const env = { ...process.env, SERVICE_KEY: 's3cret' };
      const message = await failure(
        startService(serviceOn(port), leash.argv(port, 'fail'), options({ hide, env })),
      );
      expect(message).to.include('it ended with code 3; it printed:\nkey ‹secret:key›\nno database');
      await leash.allGone();
    }));

  it('tells the last answer, and leaves nothing behind, when the service is not ready in time', () =>
    withLeash(async (leash) => {
      const port = await freePort();
      const service = serviceOn(port, { startWithin: 250 });
      const message = await failure(startService(service, leash.argv(port), options()));
      expect(message).to.include(`it was not ready within 0.25 s: GET http://127.0.0.1:${port}/health `);
      await leash.allGone();
    }));

  it('leaves nothing behind when the run is interrupted meanwhile', () =>
    withLeash(async (leash) => {
      const port = await freePort();
      const ending = new AbortController();
      const starting = failure(
        startService(serviceOn(port), leash.argv(port), options({ signal: ending.signal })),
      );
      await leash.came(1);
      ending.abort();
      expect(await starting).to.include('the run was interrupted');
      await leash.allGone();
    }));

  it('refuses to judge another service that is there already', async () => {
    const other = createServer((_, response) => void response.end());
    const port = await freePort();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    try {
      const message = await failure(startService(serviceOn(port), ['node'], options()));
      expect(message).to.include(`something already answers at http://127.0.0.1:${port}`);
    } finally {
      other.close();
      other.closeAllConnections();
    }
  });

  it('says that a program cannot be found', async () => {
    const message = await failure(startService(serviceOn(await freePort()), ['no-such-program'], options()));
    expect(message).to.include('Cannot start the service with "no-such-program": ');
    expect(message).to.include('ENOENT');
  });
});
