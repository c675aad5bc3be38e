import { PactV4 } from '@pact-foundation/pact';
import { expect } from 'chai';
import spawn from 'cross-spawn';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { services } from '../../mocks/index.ts';
import { runSuite } from '../pact-suite/run-suite.ts';
import { withProject, type Project } from './project.ts';
import { openRealBroker, type RealBroker } from './real-broker.ts';

const state = 'the mailbox sales exists';

/** The contract of a consumer that has nothing to do with triggers, written by its own Pact suite. */
const writeOther = async ({ folder, provider }: Project, consumer: string): Promise<string> => {
  const dir = join(folder, 'pacts');
  await new PactV4({ consumer, provider, dir, logLevel: 'error' })
    .addInteraction()
    .given(state)
    .uponReceiving('a question without credentials')
    .withRequest('GET', '/api/v1/voicemails/new')
    .willRespondWith(401)
    .executeTest(({ url }) => fetch(`${url}/api/v1/voicemails/new`));
  return readFileSync(join(dir, `${consumer}-${provider}.json`), 'utf8');
};

const publishOther = async (broker: RealBroker, project: Project): Promise<string> => {
  const consumer = project.consumer.replace('Voicemail connector', 'Telephony');
  const content = Buffer.from(await writeOther(project, consumer)).toString('base64');
  const [specification, contentType] = ['pact', 'application/json'];
  const contract = {
    consumerName: consumer,
    providerName: project.provider,
    specification,
    contentType,
    content,
  };
  const answer = await fetch(`${broker.url}/contracts/publish`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/hal+json',
      ...(broker.authorization === undefined ? {} : { Authorization: broker.authorization }),
    },
    body: JSON.stringify({
      pacticipantName: consumer,
      pacticipantVersionNumber: '1',
      branch: 'main',
      contracts: [contract],
    }),
  });
  expect(answer.status).to.equal(200);
  return consumer;
};

const withService = async <T>(story: (url: string) => Promise<T>): Promise<T> => {
  const service = services.voicemail.create({ port: 0 });
  try {
    return await story((await service.listen()).url);
  } finally {
    await service.close();
  }
};

const optionsFor = (broker: RealBroker, { provider }: Project, url: string) => ({
  provider,
  providerBaseUrl: url,
  pactBrokerUrl: broker.url,
  ...(broker.env['PACT_BROKER_USERNAME'] === undefined
    ? {}
    : {
        pactBrokerUsername: broker.env['PACT_BROKER_USERNAME'],
        pactBrokerPassword: broker.env['PACT_BROKER_PASSWORD'] ?? '',
      }),
  ...(broker.env['PACT_BROKER_TOKEN'] === undefined
    ? {}
    : { pactBrokerToken: broker.env['PACT_BROKER_TOKEN'] }),
  logLevel: 'error' as const,
});

/** The first example of the documentation that holds a text. */
const exampleWith = (text: string): string =>
  [...readFileSync('docs/broker.md', 'utf8').matchAll(/```js\n([^]*?)```/g)]
    .map((m) => m[1] ?? '')
    .find((code) => code.includes(text)) ?? expect.fail(`docs/broker.md has no example with ${text}`);

/** Puts what a team installs where its suite finds it. */
const install = (folder: string): void => {
  for (const [name, target] of [
    ['triggerpact', process.cwd()],
    ['@pact-foundation/pact', join(process.cwd(), 'node_modules/@pact-foundation/pact')],
  ] as const) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(target, link);
  }
};

const canDeploy = async ({ run }: Project, pacticipant: string): Promise<number> =>
  (
    await run([
      'can-i-deploy',
      '--pacticipant',
      pacticipant,
      '--app-version',
      '1',
      '--to-environment',
      'production',
    ])
  ).code;

describe('a Pact suite of a team of its own, and all consumers of a broker', function () {
  this.timeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), 'triggerpact-'));
  let broker: RealBroker;

  before(async () => {
    broker = await openRealBroker(join(folder, 'broker.sqlite3'));
    await withProject(broker, ({ run }) =>
      run(['create-environment', '--name', 'production', '--production']).then(() => undefined),
    );
  });

  after(async () => {
    await broker.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const withBoth = (story: (project: Project, other: string) => Promise<void>): Promise<void> =>
    withProject(broker, async (project) => {
      await project.run(['generate']);
      const published = await project.run(['publish', '--app-version', '1', '--branch', 'main']);
      expect(published.code).to.equal(0);
      await story(project, await publishOther(broker, project));
    });

  it('takes the triggers in with their states, as the documentation says', () =>
    withBoth((project, other) =>
      withService(async (url) => {
        install(project.folder);
        const code = exampleWith('own: options')
          .replace(`'Voicemail'`, `'${project.provider}'`)
          .replace('http://127.0.0.1:7071', url)
          .replace("config: 'triggerpact.yaml'", `config: 'triggerpact.yaml', url: '${url}'`);
        writeFileSync(join(project.folder, 'suite.mjs'), code);
        const env = { ...process.env, ...broker.env, GIT_COMMIT: 'p1', PACT_DO_NOT_TRACK: 'true' };
        const suite = spawn(process.execPath, ['suite.mjs'], { cwd: project.folder, env });
        let printed = '';
        for (const stream of [suite.stdout, suite.stderr])
          stream?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
        const exit = await new Promise((resolve) => suite.once('close', resolve));
        expect(exit, printed).to.equal(0);
        const { run, provider } = project;
        const deployed = ['--pacticipant', provider, '--app-version', 'p1', '--environment', 'production'];
        await run(['record-deployment', ...deployed]);
        expect([await canDeploy(project, project.consumer), await canDeploy(project, other)]).to.deep.equal([
          0, 0,
        ]);
      }),
    ));

  it('turns red on them without their states, and keeps them out by selector', () =>
    withBoth((project, other) =>
      withService(async (url) => {
        const verify = (...consumerVersionSelectors: readonly object[]) =>
          runSuite({
            triggers: {},
            verifier: {
              ...optionsFor(broker, project, url),
              consumerVersionSelectors: [...consumerVersionSelectors],
            },
            without: true,
          });
        const all = await verify({ mainBranch: true });
        expect(all.ok).to.equal(false);
        expect(new Set(all.told.map((t) => t.consumer))).to.deep.equal(new Set([project.consumer, other]));
        const own = await verify(
          { consumer: other, mainBranch: true },
          { consumer: other, deployedOrReleased: true },
        );
        expect(own.ok, own.printed).to.equal(true);
        expect(own.told.map((t) => t.consumer)).to.deep.equal([other]);
      }),
    ));
});
