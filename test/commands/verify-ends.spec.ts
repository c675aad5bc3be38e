import { expect } from 'chai';
import { runIn, type Outcome } from '../cli/world.ts';
import { withFolder } from '../folder.ts';
import { createDoorbell, files, type Doorbell } from '../samples/doorbell.ts';
import { withServer, type Received, type Reply, type TestServer } from '../samples/server.ts';

type Instead = (request: Received, server: TestServer) => Reply | undefined;

interface Verified extends Outcome {
  readonly doorbell: Doorbell;
  readonly registrations: number;
  readonly ms: number;
}

const verify = (
  argv: readonly string[],
  instead: Instead,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Verified> => {
  const doorbell = createDoorbell();
  const handle = (r: Received, n: number, server: TestServer) =>
    instead(r, server) ?? doorbell.handle(r, n, server);
  return withServer(handle, (server) =>
    withFolder(files(server.url, more), async (folder) => {
      const from = performance.now();
      const outcome = await runIn(folder, ['verify', '--no-pact', ...argv], { now: Date.now });
      const registrations = server.received.filter((r) => r.target === '/v1/hooks').length;
      return { ...outcome, doorbell, registrations, ms: performance.now() - from };
    }),
  );
};

const isPoll = ({ target }: Received): boolean => target.startsWith('/v1/rings/new');
const isEmit = ({ method, target }: Received): boolean => method === 'POST' && target === '/v1/rings';
const noLocation: Instead = (r) => (isPoll(r) ? { status: 202 } : undefined);

describe('the end of a run', () => {
  it('verify --bail ends with the phase that showed an error, cleans up, and says what it left out', async () => {
    const { code, stdout, doorbell, registrations } = await verify(['--bail'], noLocation);
    expect([code, doorbell.rings.length, doorbell.subscriptions.size], stdout).to.deep.equal([1, 0, 0]);
    expect(registrations).to.be.greaterThan(0);
    expect(stdout).to.match(
      /Ended at the first error \(--bail\); left out: first events; fresh chains and\s+subscriptions; events within one second;/,
    );
  });

  it('verify --bail leaves nothing out where there is no error', async () => {
    const { code, stdout } = await verify(['--bail', '--trigger', 'OnRings'], () => undefined);
    expect(code, stdout).to.equal(0);
    expect(stdout).not.to.match(/left out/i);
  });

  it('verify ends soon, and says why, where the service goes away', async () => {
    let emits = 0;
    const leaving: Instead = (r, server) => {
      emits += isEmit(r) ? 1 : 0;
      if (emits === 2) server.leave();
      return undefined;
    };
    const long = { timing: { notifyWithin: '20s', quiet: '100ms', maxWait: '20ms', timeout: '60s' } };
    const { code, stdout, ms } = await verify([], leaving, long);
    expect(code).to.equal(2);
    expect(stdout).to.match(/^unknown: the service went away during the run: nothing listens at http/);
    expect(stdout).to.match(/Ended early, as the service is gone; left out: .*a burst of events/);
    expect(ms).to.be.lessThan(15_000);
  });

  it('verify causes no event where nobody could be told of it', async () => {
    const refused: Instead = (r) => (r.target === '/v1/hooks' ? { status: 400 } : undefined);
    const { code, doorbell } = await verify(['--trigger', 'OnRing'], refused);
    expect([code, doorbell.rings.length]).to.deep.equal([1, 0]);
  });
});
