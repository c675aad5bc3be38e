import { expect } from 'chai';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { webhookDefinition } from '../samples/doorbell-definition.ts';
import { runIn, type Outcome } from '../cli/world.ts';
import { withFolder } from '../folder.ts';

const files = {
  'triggerpact.yaml': 'definitions: api.swagger.json\n',
  'api.swagger.json': webhookDefinition(),
};

const inProject = (use: (folder: string) => Promise<void>): Promise<void> =>
  withFolder(files, async (folder) => {
    expect(await runIn(folder, ['generate'])).to.include({ code: 0 });
    await use(folder);
  });

const publish = (
  folder: string,
  more: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> => runIn(folder, ['publish', '--branch', 'main', ...more], { env });

describe('publish', function () {
  this.timeout(180_000);

  it('publish says what it would send when it is a dry run, without a broker', () =>
    inProject(async (folder) => {
      const argv = ['--app-version', '1.4', '--tag', 'next', '--dry-run'];
      expect(await publish(folder, argv)).to.deep.equal({
        code: 0,
        stderr: '',
        stdout:
          'would publish: contracts/Doorbell-connector-Doorbell.json as version 1.4 of "Doorbell connector", branch main, tag next, to no broker: none is configured\n',
      });
    }));

  it('publish takes the version of the build when none is given', () =>
    inProject(async (folder) => {
      const build = { CIRCLECI: 'true', CIRCLE_SHA1: 'abc' };
      const { stdout } = await publish(folder, ['--dry-run'], build);
      expect(stdout).to.contain('as version abc of');
      expect((await publish(folder, ['--dry-run'])).stderr).to.contain('so give --app-version');
    }));

  it('publish refuses when a contract is not what its definition gives, or is not there', () =>
    inProject(async (folder) => {
      const argv = ['--app-version', '1', '--dry-run'];
      writeFileSync(
        join(folder, 'api.swagger.json'),
        files['api.swagger.json'].replaceAll('/hooks', '/rings'),
      );
      const changed = await publish(folder, argv);
      expect([changed.code, changed.stdout]).to.deep.equal([2, '']);
      expect(changed.stderr).to.match(
        /^error: Nothing is published: "contracts\/.*" differs from the definitions/,
      );
      rmSync(join(folder, 'contracts'), { recursive: true });
      expect((await publish(folder, argv)).stderr).to.contain('differs from the definitions');
    }));

  it('publish says what to configure when there is no broker, and that one is not there', () =>
    inProject(async (folder) => {
      const none = await publish(folder, ['--app-version', '1']);
      expect([none.code, none.stderr]).to.deep.equal([
        2,
        'error: No Pact Broker: set `broker.url` in the configuration, or PACT_BROKER_BASE_URL in the environment\n',
      ]);
      const gone = await publish(folder, ['--app-version', '1'], {
        PACT_BROKER_BASE_URL: 'http://127.0.0.1:1',
      });
      expect(gone.code).to.equal(2);
      expect(gone.stderr).to.match(/^error: The Pact Broker is not there: .*the connection was refused/);
    }));
});

describe('verify with a broker', () => {
  const refusals = [
    { argv: ['--publish-results'], says: 'Option "--publish-results" needs --broker' },
    {
      argv: ['--broker', '--publish-results', '--no-events'],
      says: 'leave --no-events out, or do not publish',
    },
    { argv: ['--broker', '--contracts', 'x'], says: 'not both' },
    {
      argv: ['--broker', '--shard', '1/2', '--publish-results'],
      says: 'publish with merge, once all shards are there',
    },
    { argv: ['--broker'], says: 'No Pact Broker: set `broker.url`' },
  ];

  for (const { argv, says } of refusals)
    it(`verify says so when it is asked for ${argv.join(' ')} and cannot do that`, () =>
      withFolder(files, async (folder) => {
        const { code, stderr } = await runIn(folder, ['verify', '--url', 'http://127.0.0.1:1', ...argv]);
        expect(code).to.equal(2);
        expect(stderr).to.contain(says);
      }));

  it('verify names what is missing when nothing says whose contracts', () =>
    withFolder({ 'triggerpact.yaml': 'definitions: gone.json\n' }, async (folder) => {
      const argv = ['verify', '--broker', '--url', 'http://127.0.0.1:1'];
      const { code, stderr } = await runIn(folder, argv);
      expect(code).to.equal(2);
      expect(stderr).to.match(/^error: Whose contracts\? Set `provider` in triggerpact.yaml/);
    }));
});
