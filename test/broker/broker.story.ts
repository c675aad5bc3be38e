import { expect } from 'chai';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '../../src/json.ts';
import type { Report } from '../../src/model.ts';
import { authority, tls } from '../samples/certificates.ts';
import { withFront } from './front.ts';
import { withProject, type Project } from './project.ts';
import { openRealBroker, type RealBroker } from './real-broker.ts';

const publish = async (project: Project, version: string): Promise<void> => {
  expect(await project.run(['generate'])).to.include({ code: 0 });
  const { code, stderr } = await project.run(['publish', '--app-version', version, '--branch', 'main']);
  expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' });
};

const results = (version: string): readonly string[] => [
  '--publish-results',
  '--provider-version',
  version,
  '--provider-branch',
  'main',
];

const deploy = (project: Project, version: string) =>
  project.run([
    'record-deployment',
    '--pacticipant',
    project.provider,
    '--app-version',
    version,
    '--environment',
    'production',
  ]);

const canDeploy = (project: Project, version: string) =>
  project.run([
    'can-i-deploy',
    '--pacticipant',
    project.consumer,
    '--app-version',
    version,
    '--to-environment',
    'production',
  ]);

/** An optional field more in what is notified: no interaction of the contract changes by it. */
const withOptionalField = (text: string): string => {
  const definition = JSON.parse(text) as { paths: Record<string, JsonObject>; definitions: JsonObject };
  const voicemail = definition.definitions['Voicemail'] as { properties: JsonObject };
  const schema = { ...voicemail, properties: { ...voicemail.properties, note: { type: 'string' } } };
  const paths = Object.entries(definition.paths).map(([path, item]) => [
    path,
    'x-ms-notification-content' in item ? { ...item, 'x-ms-notification-content': { schema } } : item,
  ]);
  return JSON.stringify({ ...definition, paths: Object.fromEntries(paths) as JsonObject });
};

describe('a contract on its way through a Pact Broker', function () {
  this.timeout(120_000);
  let broker: RealBroker;
  const folder = mkdtempSync(join(tmpdir(), 'triggerpact-'));

  before(async () => {
    broker = await openRealBroker(join(folder, 'broker.sqlite3'));
    await withProject(broker, async ({ run }) => {
      expect(await run(['create-environment', '--name', 'production', '--production'])).to.include({
        code: 0,
      });
    });
  });

  after(async () => {
    await broker.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is published, verified and deployable when the service keeps it', () =>
    withProject(broker, async (project) => {
      await publish(project, '1');
      expect((await canDeploy(project, '1')).code).to.equal(1);
      const verified = await project.verify(results('p1'));
      expect(verified.code).to.equal(0);
      expect(verified.stdout).to.contain('Published: version p1').and.to.contain('keeps the contract');
      expect((await deploy(project, 'p1')).code).to.equal(0);
      const answer = await canDeploy(project, '1');
      expect(answer.code).to.equal(0);
      expect(answer.stdout).to.contain('All required verification results are published and successful');
    }));

  it('is not deployable when the service breaks a rule that no single interaction shows', () =>
    withProject(broker, async (project) => {
      await publish(project, '1');
      await project.verify(results('p1'));
      const broken = await project.verify([...results('p2'), '--reporter', 'json'], {
        fault: 'location-drops-filter',
      });
      expect(broken.code).to.equal(1);
      const report = JSON.parse(broken.stdout) as Report;
      expect(report.contracts[0]?.interactions.filter((i) => i.verdict === 'fail')).to.deep.equal([]);
      expect(report.findings.map((f) => f.rule)).to.include('P-07');
      await deploy(project, 'p2');
      const answer = await canDeploy(project, '1');
      expect(answer.code).to.equal(1);
      expect(answer.stdout).to.contain('failed').and.to.contain('no: version 1');
    }));

  it('has one result when its triggers were verified in shards, and it was merged', () =>
    withProject(broker, async (project) => {
      await publish(project, '1');
      const verifyShard = (index: number, fault?: string) =>
        project.verify(
          ['--shard', `${index}/2`, '--provider-branch', 'main', '--reporter', `json=reports/${index}.json`],
          fault === undefined ? {} : { fault },
        );
      const merge = (version: string) => project.run(['merge', 'reports', ...results(version)]);
      expect((await verifyShard(1)).code).to.equal(0);
      const half = await merge('p1');
      expect(half.code).to.equal(2);
      expect(half.stdout).to.contain('No result is published: shard 2 of 2');
      const written = readFileSync(join(project.folder, 'reports/1.json'), 'utf8');
      expect(written).to.contain('/verification-results').and.not.to.contain('canary-password');
      expect((await verifyShard(2)).code).to.equal(0);
      expect((await deploy(project, 'p1')).stderr).to.contain('knows no version "p1"');
      const whole = await merge('p1');
      expect({ code: whole.code, stderr: whole.stderr }).to.deep.equal({ code: 0, stderr: '' });
      expect(whole.stdout.match(/Published: version p1 .* keeps the contract/g)).to.have.length(1);
      await deploy(project, 'p1');
      expect((await canDeploy(project, '1')).code).to.equal(0);

      const broken = await Promise.all([1, 2].map((index) => verifyShard(index, 'location-drops-filter')));
      expect(broken.map((b) => b.code)).to.have.members([0, 1]);
      const failed = await merge('p2');
      expect(failed.code).to.equal(1);
      expect(failed.stdout).to.contain('Published: version p2').and.to.contain('breaks the contract');
      await deploy(project, 'p2');
      expect((await canDeploy(project, '1')).code).to.equal(1);
    }));

  it('has no effect when it is pending and the service breaks it', () =>
    withProject(broker, async (project) => {
      await publish(project, '1');
      const broken = await project.verify(results('p1'), { fault: 'location-drops-filter' });
      expect(broken.code).to.equal(0);
      expect(broken.stdout).to.match(/^pass, 1 pending contract not kept/);
      expect(broken.stdout).to.contain('P-07').and.to.contain('pending state');
      await deploy(project, 'p1');
      expect((await canDeploy(project, '1')).code).to.equal(1);
    }));

  it('is refused when it is another one under the same version', () =>
    withProject(broker, async (project) => {
      await publish(project, '1');
      project.edit((text) => text.replaceAll('/voicemails/next', '/voicemails/following'));
      expect((await project.run(['publish', '--app-version', '2'])).stderr).to.contain(
        'differs from the definitions',
      );
      await project.run(['generate']);
      const { code, stderr } = await project.run(['publish', '--app-version', '1']);
      expect(code).to.equal(2);
      expect(stderr).to.contain('the contract of a version never changes').and.to.contain('/version/1');
    }));

  it('is a new one when only an optional field of a notification changes', () =>
    withProject(broker, async (project) => {
      await publish(project, '1');
      await project.verify(results('p1'));
      await deploy(project, 'p1');
      expect((await canDeploy(project, '1')).code).to.equal(0);
      project.edit(withOptionalField);
      await publish(project, '2');
      expect((await canDeploy(project, '2')).code).to.equal(1);
      expect((await project.verify(results('p1'))).code).to.equal(0);
      expect((await canDeploy(project, '2')).code).to.equal(0);
    }));

  it('is verified without its definition', () =>
    withProject(broker, async (project) => {
      await publish(project, '1');
      rmSync(join(project.folder, 'apiDefinition.swagger.json'));
      rmSync(join(project.folder, 'contracts'), { recursive: true });
      const { code, stdout } = await project.verify([...results('p1'), '--reporter', 'json']);
      expect(code).to.equal(0);
      const report = JSON.parse(stdout) as Report;
      expect(report.contracts.map((c) => [c.consumer, c.version, c.verdict])).to.deep.equal([
        [project.consumer, '1', 'pass'],
      ]);
    }));

  it('is one of several that are verified one after another', () =>
    withProject(broker, async (project) => {
      await publish(project, '1');
      await project.verify(results('p1'));
      project.edit(withOptionalField);
      await project.run(['generate']);
      await project.run(['publish', '--app-version', '2', '--branch', 'feature']);
      const selectors = ['--selector', '{"mainBranch":true}', '--selector', '{"branch":"feature"}'];
      const both = await project.verify([...selectors, '--reporter', 'json', '--provider-branch', 'main'], {
        fault: 'location-drops-filter',
      });
      expect(both.code).to.equal(1);
      const report = JSON.parse(both.stdout) as Report;
      expect(report.contracts.map((c) => [c.version, c.pending, c.verdict])).to.have.deep.members([
        ['1', false, 'fail'],
        ['2', true, 'fail'],
      ]);
      expect(new Set(report.findings.map((f) => f.contract))).to.deep.equal(new Set([0, 1]));
    }));

  it('is not published at all when the broker goes away, and the message says so', () =>
    withProject(broker, async (project) => {
      await project.run(['generate']);
      await withFront(broker.url, { breaksAfter: 1 }, async ({ url }) => {
        const env = { PACT_BROKER_BASE_URL: url };
        const { code, stderr } = await project.run(['publish', '--app-version', '1'], env);
        expect(code).to.equal(2);
        expect(stderr).to.match(/^error: The Pact Broker is not there: .*the connection was closed/m);
      });
      expect((await canDeploy(project, '1')).stderr).to.contain(`Pacticipant ${project.consumer} not found`);
    }));

  it('is said to be published or not when the broker goes away between two', () =>
    withProject(broker, (first) =>
      withProject(broker, async (second) => {
        await first.run(['generate']);
        await second.run(['generate']);
        await withFront(broker.url, { breaksAfter: 2 }, async ({ url }) => {
          const both = ['--config', first.folder, '--config', second.folder];
          const env = { PACT_BROKER_BASE_URL: url };
          const { code, stderr } = await first.run(['publish', '--app-version', '1', ...both], env);
          expect(code).to.equal(2);
          expect(stderr).to.match(
            /\npublished: contracts\/.*; not published: .*; publishing again does no harm/,
          );
        });
        expect((await canDeploy(first, '1')).stdout).to.contain('There is no verified pact');
        expect((await canDeploy(second, '1')).stderr).to.contain('not found');
      }),
    ));

  it('has no result when the broker goes away before it is published', () =>
    withProject(broker, async (project) => {
      await publish(project, '1');
      await withFront(broker.url, { breaksAfter: 3 }, async ({ url, calls }) => {
        const { code, stdout } = await project.verify(results('p1'), { env: { PACT_BROKER_BASE_URL: url } });
        expect([code, calls.length]).to.deep.equal([2, 4]);
        expect(stdout).to.match(/^unknown: the result for the contract of .* is not published/);
      });
      expect((await deploy(project, 'p1')).stderr).to.contain('knows no version "p1"');
    }));

  it('comes from a broker whose authority the configuration names', () =>
    withProject(broker, async (project) => {
      await project.run(['generate']);
      await withFront(broker.url, { tls }, async ({ url }) => {
        const untrusted = await project.run(['publish', '--app-version', '1'], { PACT_BROKER_BASE_URL: url });
        expect(untrusted.code).to.equal(2);
        expect(untrusted.stderr).to.contain('Cannot trust the certificate').and.to.contain('broker.ca');
        writeFileSync(join(project.folder, 'ca.pem'), authority);
        project.configure(`broker: { url: '${url}', ca: ca.pem }`);
        expect((await project.run(['publish', '--app-version', '1'])).code).to.equal(0);
      });
    }));

  it('is left alone when another tool wrote it', () =>
    withProject(broker, async (project) => {
      const pact = {
        consumer: { name: project.consumer },
        provider: { name: project.provider },
        interactions: [
          { description: 'a ping', request: { method: 'GET', path: '/' }, response: { status: 200 } },
        ],
        metadata: { pactSpecification: { version: '2.0.0' } },
      };
      const answer = await fetch(`${broker.url}/contracts/publish`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/hal+json',
          ...(broker.authorization === undefined ? {} : { Authorization: broker.authorization }),
        },
        body: JSON.stringify({
          pacticipantName: project.consumer,
          pacticipantVersionNumber: '1',
          branch: 'main',
          contracts: [
            {
              consumerName: project.consumer,
              providerName: project.provider,
              specification: 'pact',
              contentType: 'application/json',
              content: Buffer.from(JSON.stringify(pact)).toString('base64'),
            },
          ],
        }),
      });
      expect(answer.status).to.equal(200);
      const { code, stdout } = await project.verify(results('p1'));
      expect(code).to.equal(2);
      expect(stdout).to.contain('was not written by triggerpact: it is not judged here');
    }));

  it('is refused, and no credential is printed, when the credentials are wrong', () =>
    withProject(broker, async (project) => {
      await project.run(['generate']);
      const password = 'wrong-canary-password';
      await withFront(broker.url, { locked: broker.authorization === undefined }, async ({ url }) => {
        const wrong = {
          PACT_BROKER_BASE_URL: url,
          PACT_BROKER_USERNAME: 'publisher',
          PACT_BROKER_PASSWORD: password,
          PACT_BROKER_TOKEN: '',
        };
        const publishing = await project.run(['publish', '--app-version', '1'], wrong);
        const verifying = await project.verify([], { env: wrong });
        for (const { code, stdout, stderr } of [publishing, verifying]) {
          expect(code).to.equal(2);
          expect(stderr).to.contain('refuses the credentials (401');
          expect(stdout + stderr).not.to.contain(password);
        }
      });
    }));
});
