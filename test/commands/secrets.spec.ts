import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../src/model.ts';
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
  it('verify shows no credential and no saved session: not in its reports, its progress, nor what it saves and keeps', async () => {
    const doorbell = indiscreet();
    const triggers = { OnRing: { emit: steps }, OnRings: { emit: steps } };
    await withServer(doorbell.handle, (server) =>
      withFolder(files(server.url, { triggers }), async (folder) => {
        const outputs = ['json', 'html=page.html', 'text=all.txt'].flatMap((name) => ['--reporter', name]);
        const argv = ['verify', '--no-pact', '--save-trace', 'trace.json', '--verbose', ...outputs];
        const { stdout, stderr } = await runIn(folder, argv, { now: Date.now });
        const trace = readFileSync(join(folder, 'trace.json'), 'utf8');
        expect(doorbell.rings.length).to.be.greaterThan(2);
        const kept = ['report.json', 'trace.json'].map((name) => join('.triggerpact', 'last', name));
        const written = ['page.html', 'all.txt', ...kept].map((name) =>
          readFileSync(join(folder, name), 'utf8'),
        );
        expect(written[0]).to.include('$X_API_KEY');
        for (const text of [stdout, stderr, trace, ...written])
          expect(text).not.to.match(/doorbell-key|session-of-a-spec/);
        expect(trace).to.include('‹secret:X-Api-Key›').and.to.include('‹secret:saved session›');
      }),
    );
  });

  it('verify says the same as judge says later of the trace that it saved', async () => {
    const strict: (r: { method: string }) => Reply | undefined = (r) =>
      r.method === 'DELETE' ? { status: 400, text: KEY } : undefined;
    const doorbell = createDoorbell(strict);
    const emit = { method: 'POST', url: '/v1/rings', body: { door: 'front {{token}}' } };
    const unkept = { OnRing: { emit, expect: { '/door': 'back' } }, OnRings: { emit } };
    await withServer(doorbell.handle, (server) =>
      withFolder(files(server.url, { triggers: unkept }), async (folder) => {
        const verified = await runIn(
          folder,
          ['verify', '--no-pact', '--save-trace', 'trace.json', '--reporter', 'json'],
          { now: Date.now },
        );
        const judged = await runIn(folder, ['judge', 'trace.json', '--reporter', 'json']);
        const [one, other] = [verified, judged].map(({ stdout }) => {
          const { contracts, verdict, summary, findings } = JSON.parse(stdout) as Report;
          return { contracts, verdict, summary, findings };
        });
        expect([verified.code, judged.code]).to.deep.equal([1, 1]);
        expect(other).to.deep.equal(one);
        const where = one?.findings.map((f) => [f.rule, f.written?.file]);
        expect(where)
          .to.deep.include(['U-01', 'doorbell.json'])
          .and.deep.include(['V-01', 'triggerpact.yaml']);
      }),
    );
  });
});
