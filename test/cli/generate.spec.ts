import { expect } from 'chai';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withFolder } from '../folder.ts';
import { webhookDefinition, withoutTriggers } from '../samples/doorbell-definition.ts';
import { runIn } from './world.ts';

const FILE = 'contracts/Doorbell-connector-Doorbell.json';

describe('generate', () => {
  it('writes a contract once, and says that it is up to date from then on', async () => {
    await withFolder({ 'a.json': webhookDefinition() }, async (cwd) => {
      expect((await runIn(cwd, ['generate', 'a.json'])).stdout).to.equal(`${FILE}: written\n`);
      const pact = JSON.parse(readFileSync(join(cwd, FILE), 'utf8')) as { provider: { name: string } };
      expect(pact.provider.name).to.equal('Doorbell');
      expect(await runIn(cwd, ['generate', 'a.json', '--check'])).to.include({
        code: 0,
        stdout: `${FILE}: up to date\n`,
      });
    });
  });

  it('writes nothing and exits with 1 when a file would change under --check', async () => {
    await withFolder({ 'a.json': webhookDefinition() }, async (cwd) => {
      const missing = await runIn(cwd, ['generate', 'a.json', '--check']);
      expect(missing).to.include({ code: 1, stdout: `${FILE}: would change\n` });
      expect(existsSync(join(cwd, FILE))).to.equal(false);
      await runIn(cwd, ['generate', 'a.json']);
      writeFileSync(join(cwd, FILE), '{}\n');
      expect((await runIn(cwd, ['generate', 'a.json', '--check'])).code).to.equal(1);
      expect(readFileSync(join(cwd, FILE), 'utf8')).to.equal('{}\n');
    });
  });

  it('names both sides and the folder as the configuration does', async () => {
    const files = {
      'a.json': webhookDefinition(),
      'triggerpact.yaml': 'definitions: a.json\nprovider: Bell\nconsumer: Flow\ncontracts: out\n',
    };
    await withFolder(files, async (cwd) => {
      expect((await runIn(cwd, ['generate'])).stdout).to.equal('out/Flow-Bell.json: written\n');
      expect((await runIn(cwd, ['generate', '--out', 'else'])).stdout).to.equal(
        'else/Flow-Bell.json: written\n',
      );
    });
  });

  it('has nothing to generate, with exit code 2, when there is no trigger', async () => {
    const { code, stderr } = await withFolder({ 'a.json': withoutTriggers() }, (cwd) =>
      runIn(cwd, ['generate', 'a.json']),
    );
    expect(code).to.equal(2);
    expect(stderr).to.include('Nothing to generate: no trigger');
  });
});
