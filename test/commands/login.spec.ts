import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runIn } from '../cli/world.ts';
import { withFolder } from '../folder.ts';
import { createDoorbell, files } from '../samples/doorbell.ts';
import { withServer } from '../samples/server.ts';

const body = { grant_type: 'client_credentials', client_secret: 'open+sesame &c' };
const credentials = {
  login: {
    method: 'POST',
    url: '/token',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body,
    save: { access_token: '/access_token' },
  },
  headers: { 'X-Api-Key': '{{access_token}}' },
};

/** A doorbell that gives keys for a secret: the first one is outdated at once. */
const issuing = () => {
  let tokens = 0;
  return createDoorbell(({ target, body: form }) => {
    if (target !== '/token') return undefined;
    if (new URLSearchParams(form).get('client_secret') !== body.client_secret)
      return { status: 400, text: form };
    tokens += 1;
    return { json: { access_token: tokens === 1 ? 'outdated-key' : 'doorbell-key', token_type: 'Bearer' } };
  });
};

const argv = [
  'verify',
  '--no-pact',
  '--trigger',
  'OnRings',
  '--save-trace',
  'trace.json',
  '--reporter',
  'json',
  '--reporter',
  'text=a.txt',
];

describe('verify', () => {
  it('verify logs in, again on a 401, and shows neither what it sent nor what it got', async () => {
    await withServer(issuing().handle, (server) =>
      withFolder(files(server.url, { service: { url: server.url, credentials } }), async (folder) => {
        const { stdout, stderr } = await runIn(folder, argv, { now: Date.now });
        const { summary, findings } = JSON.parse(stdout) as {
          summary: { rules: { pass: number } };
          findings: [];
        };
        expect(findings).to.deep.equal([]);
        expect(summary.rules.pass).to.be.greaterThan(10);
        const logins = server.received.filter((r) => r.target === '/token');
        expect(logins.map((r) => r.body)).to.deep.equal(Array(2).fill(logins[0]?.body));
        const written = ['trace.json', 'a.txt'].map((name) => readFileSync(join(folder, name), 'utf8'));
        for (const text of [stdout, stderr, ...written])
          expect(text).not.to.match(/doorbell-key|outdated-key|sesame/);
      }),
    );
  });

  it('verify says why it could not log in, and cannot tell', async () => {
    const refused = {
      ...credentials,
      login: { ...credentials.login, body: { ...body, client_secret: 'open wide' } },
    };
    await withServer(issuing().handle, (server) =>
      withFolder(
        files(server.url, { service: { url: server.url, credentials: refused } }),
        async (folder) => {
          const { code, stdout, stderr } = await runIn(folder, [...argv.slice(0, 4), '--reporter', 'text']);
          expect(code).to.equal(2);
          expect(stdout).to.match(
            /Cannot log in: The login step POST http:\/\/[^ ]+\/token was answered 400: grant_type=/,
          );
          expect(stdout + stderr).not.to.match(/open.wide/);
        },
      ),
    );
  });
});
