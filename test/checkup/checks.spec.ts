import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { checkBroker } from '../../src/checkup/check-broker.ts';
import { checkCallback } from '../../src/checkup/check-callback.ts';
import { checkPact } from '../../src/checkup/check-pact.ts';
import { checkPorts } from '../../src/checkup/check-ports.ts';
import { checkProxy } from '../../src/checkup/check-proxy.ts';
import { checkService } from '../../src/checkup/check-service.ts';
import type { Checkup } from '../../src/checkup/check.ts';
import { isInRange } from '../../src/checkup/node-range.ts';
import { checkConfig } from '../../src/config/check.ts';
import type { ConfigInput } from '../../src/config/input.ts';
import { normalise } from '../../src/config/normalise.ts';
import { withServer } from '../samples/server.ts';
import { read } from '../setup/documents.ts';
import { voicemailDocument } from './voicemail.ts';

const checkup = (input: ConfigInput, env: Record<string, string> = {}, now = Date.now): Checkup => {
  const source = { value: input as never, place: () => 'triggerpact.yaml' };
  return {
    config: normalise(checkConfig(input as never, source), 'triggerpact.yaml', '.'),
    world: { env, now, signal: new AbortController().signal, hide: (value) => value },
  };
};

const onRuntime = (platform: string, arch: string, problem?: string) =>
  checkPact(
    { ok: true, result: { node: 'v22.12.0', platform, arch, ...(problem === undefined ? {} : { problem }) } },
    '>=22.12',
  );

describe('isInRange', () => {
  it('knows the ranges that engines are written with', () => {
    expect(isInRange('v22.12.0', '>=22.12')).to.equal(true);
    expect(isInRange('v22.11.9', '>=22.12')).to.equal(false);
    expect(isInRange('v20.20.2', '^20.19 || >=22.12')).to.equal(true);
    expect(isInRange('v21.0.0', '^20.19 || >=22.12')).to.equal(false);
    expect(isInRange('v23.1.0', '>= 22.12 <23')).to.equal(false);
  });
});

describe('checkPact', () => {
  it('is content where the version fits and the library can be loaded', () => {
    expect(onRuntime('linux', 'x64').map((c) => c.state)).to.deep.equal(['good', 'good']);
  });

  it('names the platform that there is no library for, and what to do', () => {
    const [, pact] = onRuntime('win32', 'arm64', 'Cannot find module');
    expect(pact).to.deep.include({ state: 'bad', says: 'there is none for Windows on arm64' });
    expect(pact?.mend).to.include('x64');
  });

  it('says to install again where the library is missing', () => {
    const [, pact] = onRuntime('linux', 'x64', 'Cannot find module\nat somewhere');
    expect(pact?.says).to.include('Cannot find module').and.not.include('somewhere');
    expect(pact?.mend).to.include('--include=optional');
  });

  it('tells a crash of its process', () => {
    expect(checkPact({ ok: false, reason: 'SIGSEGV' })[0]).to.deep.include({ state: 'bad' });
  });
});

describe('checkProxy', () => {
  const state = (env: Record<string, string>) => checkProxy(checkup({}, env));

  it('doubts a proxy that would catch calls to this machine, and keeps its password', () => {
    const {
      state: found,
      says,
      mend,
    } = state({ https_proxy: 'http://me:secret@proxy', NO_PROXY: 'localhost' });
    expect(found).to.equal('doubt');
    expect(`${says}${mend}`).to.include('NO_PROXY=localhost,127.0.0.1').and.not.include('secret');
  });

  it('is content with one that spares it, and with none', () => {
    expect(state({ HTTP_PROXY: 'http://proxy', no_proxy: 'localhost, 127.0.0.1' }).state).to.equal('good');
    expect(state({}).state).to.equal('good');
  });
});

describe('checkPorts', () => {
  it('says which port of the callback is in use', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const [found] = await checkPorts(checkup({ callback: { port } }));
    server.close();
    expect(found).to.deep.include({
      state: 'bad',
      says: `callback.port ${port} on 127.0.0.1: the port is in use`,
    });
  });

  it('is content where any free port will do', async () => {
    expect((await checkPorts(checkup({})))[0]?.state).to.equal('good');
  });
});

describe('checkService', () => {
  it('says how fast it answers, and that its clock is ours', async () => {
    await withServer(
      () => ({ status: 404 }),
      async ({ url }) => {
        const [service, clock] = await checkService(checkup({ service: { url } }));
        expect(service?.says).to.match(/answers in \d+ ms/);
        expect(clock).to.deep.include({ state: 'good' });
      },
    );
  });

  it('says by how much its clock is wrong', async () => {
    for (const [seconds, words] of [
      [90, 'ahead of'],
      [-90, 'behind'],
    ] as const)
      await withServer(
        () => ({ headers: { Date: new Date(Date.now() + seconds * 1000).toUTCString() } }),
        async ({ url }) => {
          const [, clock] = await checkService(checkup({ service: { url } }));
          expect(clock?.state).to.equal('bad');
          expect(clock?.says).to.match(new RegExp(`(8|9)\\d s ${words} ours`));
        },
      );
  });

  it('says that it speaks the other of http and https', async () => {
    await withServer(
      () => ({}),
      async ({ url }) => {
        const https = url.replace('http:', 'https:');
        const [service] = await checkService(checkup({ service: { url: https } }));
        expect(service?.state).to.equal('bad');
        expect(service?.says).to.include('it probably speaks http').and.include(url);
      },
    );
  });

  it('says that nothing is there, unless a run starts it', async () => {
    const url = 'http://127.0.0.1:9';
    expect((await checkService(checkup({ service: { url } })))[0]?.state).to.equal('bad');
    expect((await checkService(checkup({ service: { url, start: ['node', 'a.js'] } })))[0]?.state).to.equal(
      'skipped',
    );
  });

  it('says that service.ready is refused', async () => {
    await withServer(
      () => ({ status: 404 }),
      async ({ url }) => {
        const [service] = await checkService(checkup({ service: { url, ready: '/health' } }));
        expect(service?.says).to.include('/health (service.ready) was answered 404');
      },
    );
  });
});

describe('checkCallback', () => {
  const documents = [read(voicemailDocument())];
  const callback = async (input: ConfigInput) => (await checkCallback(checkup(input), documents))[0];

  it('says nothing where no webhook is', async () => {
    expect(await checkCallback(checkup({}), [])).to.deep.equal([]);
  });

  it('says that a service elsewhere cannot call this machine by its own name', async () => {
    const found = await callback({ service: { url: 'https://service.example' } });
    expect(found?.state).to.equal('bad');
    expect(found?.mend).to.include('callback.publicUrl');
    expect((await callback({ service: { url: 'http://localhost:1' } }))?.state).to.equal('good');
  });

  it('calls the public URL, and sees whether it reaches the receiver', async () => {
    const reached = await callback({
      callback: { publicUrl: 'http://localhost:{{port}}', host: '127.0.0.1' },
    });
    expect(reached?.state, reached?.says).to.equal('good');
    await withServer(
      () => ({ status: 200 }),
      async ({ url }) => {
        const missed = await callback({ callback: { publicUrl: url } });
        expect(missed?.says).to.include('was answered 200, but not by our receiver');
        expect(missed?.state).to.equal('bad');
      },
    );
    expect((await callback({ callback: { publicUrl: 'http://127.0.0.1:9' } }))?.state).to.equal('doubt');
  });
});

describe('checkBroker', () => {
  it('says that the broker takes the token, and nothing where there is none', async () => {
    await withServer(
      ({ headers }) =>
        headers.some(([n, v]) => n.toLowerCase() === 'authorization' && v === 'Bearer right-broker-token')
          ? { json: { _links: { 'pb:latest-pact-versions': {} } } }
          : { status: 401 },
      async ({ url }) => {
        const [found] = await checkBroker(checkup({ broker: { url, token: 'right-broker-token' } }));
        expect(found?.says).to.equal(`${url} answers, and takes the credentials`);
        const [wrong] = await checkBroker(checkup({ broker: { url, token: 'another' } }));
        expect(wrong?.state).to.equal('bad');
      },
    );
    expect(await checkBroker(checkup({}))).to.deep.equal([]);
  });
});
