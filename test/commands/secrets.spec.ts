import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runIn } from '../cli/world.ts';
import { withFolder } from '../folder.ts';
import { headerOf, withServer, type Reply } from '../samples/server.ts';
import { createDoorbell, files } from '../samples/doorbell.ts';

const KEY = 'doorbell-key';

/** A doorbell that puts the caller's key wherever it can, and a session of the emit steps too. */
const indiscreet = () =>
  createDoorbell((r, doorbell) => {
    const key = headerOf(r, 'X-Api-Key') ?? '';
    if (r.target === '/v1/login') return { json: { session: 'session-of-a-spec' } };
    if (r.target === '/v1/rings') {
      doorbell.ring((JSON.parse(r.body) as { door: string }).door);
      return {
        status: 201,
        headers: { 'Set-Cookie': `sid=${key}` },
        json: { by: headerOf(r, 'X-Session'), key },
      };
    }
    if (r.method === 'DELETE') return { status: 500, text: `Traceback: key=${encodeURIComponent(key)}` };
    return undefined;
  });

const steps = [
  { method: 'POST', url: '/v1/login', save: { session: '/session' } },
  {
    method: 'POST',
    url: '/v1/rings',
    headers: { 'X-Session': '{{session}}' },
    body: { door: 'front {{token}}' },
  },
];

describe('verify', () => {
  it('verify shows no credential and no saved session: not in its report, its progress, nor the trace that it saves', async () => {
    const doorbell = indiscreet();
    const triggers = { OnRing: { emit: steps }, OnRings: { emit: steps } };
    await withServer(doorbell.handle, (server) =>
      withFolder(files(server.url, { triggers }), async (folder) => {
        const argv = ['verify', '--no-pact', '--save-trace', 'trace.json', '--reporter', 'json'];
        const { stdout, stderr } = await runIn(folder, argv, { now: Date.now });
        const trace = readFileSync(join(folder, 'trace.json'), 'utf8');
        expect(doorbell.rings.length).to.be.greaterThan(2);
        for (const text of [stdout, stderr, trace])
          expect(text).not.to.match(/doorbell-key|session-of-a-spec/);
        expect(trace).to.include('‹secret:X-Api-Key›').and.to.include('‹secret:session›');
      }),
    );
  });

  it('verify says the same as judge says later of the trace that it saved', async () => {
    const strict: (r: { method: string }) => Reply | undefined = (r) =>
      r.method === 'DELETE' ? { status: 400, text: KEY } : undefined;
    const doorbell = createDoorbell(strict);
    await withServer(doorbell.handle, (server) =>
      withFolder(files(server.url), async (folder) => {
        const verified = await runIn(
          folder,
          ['verify', '--no-pact', '--save-trace', 'trace.json', '--reporter', 'json'],
          { now: Date.now },
        );
        const judged = await runIn(folder, ['judge', 'trace.json', '--reporter', 'json']);
        const [one, other] = [verified, judged].map(({ stdout }) => {
          const { contracts, verdict, summary } = JSON.parse(stdout) as Record<string, unknown>;
          return { contracts, verdict, summary };
        });
        expect([verified.code, judged.code]).to.deep.equal([1, 1]);
        expect(other).to.deep.equal(one);
      }),
    );
  });
});
