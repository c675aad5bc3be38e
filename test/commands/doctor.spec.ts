import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { runIn } from '../cli/world.ts';
import { withFolder } from '../folder.ts';
import { withService } from '../mocks/running.ts';
import { withServer } from '../samples/server.ts';

const configured = (url: string, more = ''): Readonly<Record<string, string>> => ({
  'apiDefinition.swagger.json': readFileSync('specs/voicemail/apiDefinition.swagger.json', 'utf8'),
  'triggerpact.yaml': `definitions: apiDefinition.swagger.json\nservice: { url: "${url}", credentials: { headers: { X-Api-Key: "\${KEY}" } } }\n${more}`,
});

const KEY = { KEY: 'the-key-of-the-doctor' };

describe('triggerpact doctor', () => {
  it('says that nothing stands in the way: 0', async () => {
    await withService('voicemail', undefined, (url) =>
      withFolder(configured(url), async (folder) => {
        const { code, stdout } = await runIn(folder, ['doctor'], { env: KEY, now: Date.now });
        expect(code, stdout).to.equal(0);
        expect(stdout).to.match(/Pact's native library: can be loaded/);
        expect(stdout).to.include('✓ Configuration: triggerpact.yaml can be read, with 3 triggers');
        expect(stdout).to.match(/Nothing stands in the way of a run/);
      }),
    );
  });

  it('names what does, and what to do: 1; what needs no variable is looked at all the same', async () => {
    await withFolder(configured('http://127.0.0.1:9'), async (folder) => {
      const { code, stdout } = await runIn(folder, ['doctor']);
      expect(code).to.equal(1);
      expect(stdout).to.match(/✗ Configuration: .*"KEY" is not set.*\n {2}→ set it/);
      expect(stdout).to.match(/✗ Service: http:\/\/127\.0\.0\.1:9 .*refused\n {2}→ start it/);
      expect(stdout).to.include('2 things stand in the way of a run');
    });
  });

  it('asks the broker, and shows no secret', async () => {
    await withServer(
      () => ({ status: 401 }),
      async ({ url }) => {
        const folderOf = configured(url, `broker: { url: "${url}", token: "\${TOKEN}" }\n`);
        await withFolder(folderOf, async (folder) => {
          const wrong = await runIn(folder, ['doctor', '--reporter', 'json'], {
            env: { ...KEY, TOKEN: 'wrong-broker-token' },
            now: Date.now,
          });
          expect(wrong.code).to.equal(1);
          const { checks } = JSON.parse(wrong.stdout) as { checks: { what: string; says: string }[] };
          expect(checks.at(-1)?.what).to.equal('Pact Broker');
          expect(checks.at(-1)?.says).to.include('refuses the credentials');
          expect(wrong.stdout).to.not.include('wrong-broker-token').and.not.include('the-key-of');
        });
      },
    );
  });

  it('looks at the machine alone where there is no configuration', async () => {
    await withFolder({}, async (folder) => {
      const { code, stdout } = await runIn(folder, ['doctor']);
      expect(code, stdout).to.equal(0);
      expect(stdout).to.include('triggerpact init writes one');
    });
  });
});
