import { expect } from 'chai';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripTriggers } from '../assess/strip-triggers.ts';
import { listOf, query, registration } from '../assess/documents.ts';
import { withFolder } from '../folder.ts';
import { withService } from '../mocks/running.ts';
import { runIn } from './world.ts';

const api = (paths: object): string =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    servers: [{ url: 'https://api.example.com/v1' }],
    paths,
  });

const ready = api(registration({ url: { type: 'string' } }, '/hooks/{id}'));
const nothing = api({ '/ping': { get: { responses: {} } } });
const unsure = api(listOf([query('createdAfter', '', { type: 'string', format: 'date-time' })]));

describe('assess', () => {
  it('exits with 0 when something can carry a trigger, 1 when nothing can, 2 when it cannot tell', () =>
    withFolder(
      { 'ready.json': ready, 'nothing.json': nothing, 'unsure.json': unsure, 'broken.json': '{' },
      async (cwd) => {
        const code = async (...argv: string[]): Promise<number> =>
          (await runIn(cwd, ['assess', ...argv])).code;
        expect(await code('ready.json')).to.equal(0);
        expect(await code('nothing.json')).to.equal(1);
        expect(await code('unsure.json')).to.equal(2);
        expect(await code('broken.json')).to.equal(2);
        expect(await code('nothing.json', 'ready.json')).to.equal(0);
        expect(await code()).to.equal(2);
        expect(await code('ready.json', '--header', 'a: b')).to.equal(2);
      },
    ));

  it('reads YAML', () =>
    withFolder(
      {
        'a.yaml':
          'openapi: 3.0.0\ninfo: { title: A }\npaths:\n  /hooks:\n    post:\n      requestBody: { content: { application/json: { schema: { properties: { callbackUrl: { type: string } } } } } }\n',
      },
      async (cwd) => {
        const { stdout } = await runIn(cwd, ['assess', 'a.yaml']);
        expect(stdout).to.include('POST /hooks  webhook, perhaps').and.include('(a.yaml:6:');
      },
    ));

  it('prints JSON for programs', () =>
    withFolder({ 'ready.json': ready }, async (cwd) => {
      const { stdout } = await runIn(cwd, ['assess', 'ready.json', '--reporter', 'json']);
      const { assessments } = JSON.parse(stdout) as {
        assessments: { answer: string; candidates: { standing: string }[] }[];
      };
      expect(assessments[0]?.answer).to.equal('yes');
      expect(assessments[0]?.candidates[0]?.standing).to.equal('ready');
    }));

  it('drafts files beside the definition, which lint passes, and overwrites them only by force', () =>
    withFolder({ 'ready.json': ready, 'apiProperties.json': '{}' }, async (cwd) => {
      const first = await runIn(cwd, ['assess', 'ready.json', '--write']);
      expect(first.stderr).to.include('wrote triggers/apiDefinition.swagger.json');
      const lint = await runIn(cwd, ['lint', 'triggers/apiDefinition.swagger.json']);
      expect(lint.code).to.equal(0);
      writeFileSync(join(cwd, 'triggers/apiProperties.json'), 'mine');
      const again = await runIn(cwd, ['assess', 'ready.json', '--write']);
      expect(again.code).to.equal(2);
      expect(again.stderr).to.include('exist already');
      expect(readFileSync(join(cwd, 'triggers/apiProperties.json'), 'utf8')).to.equal('mine');
      expect((await runIn(cwd, ['assess', 'ready.json', '--write', '--force'])).code).to.equal(0);
      expect(readFileSync(join(cwd, 'triggers/apiProperties.json'), 'utf8')).to.not.equal('mine');
      expect(readFileSync(join(cwd, 'apiProperties.json'), 'utf8')).to.equal('{}');
    }));

  it('says that there is nothing to draft', () =>
    withFolder({ 'nothing.json': nothing }, async (cwd) => {
      const { stderr } = await runIn(cwd, ['assess', 'nothing.json', '--write']);
      expect(stderr).to.include('Nothing in nothing.json can be drafted');
    }));

  it('finds the triggers of a reference service without their marks, and drafts what verify passes', () => {
    const marked = JSON.parse(readFileSync('specs/invoices/apiDefinition.swagger.json', 'utf8')) as never;
    const plain = JSON.stringify(stripTriggers(marked, false).root);
    return withFolder({ 'invoices.json': plain }, (cwd) =>
      withService('invoices', undefined, async (url) => {
        const env = { TOKEN: 'Bearer invoices-demo-token' };
        const asked = await runIn(
          cwd,
          ['assess', 'invoices.json', '--url', url, '--header', 'Authorization: ${TOKEN}', '--write'],
          { env, now: Date.now },
        );
        expect(asked.code).to.equal(0);
        const emit = {
          method: 'POST',
          url: '/v2/invoices',
          body: { customer: 'Contoso', amount: 1, reference: '{{token}}' },
        };
        const settings = { inputs: { customer: 'Contoso' }, emit };
        const config = {
          definitions: 'apiDefinition.swagger.json',
          service: { url, credentials: { headers: { Authorization: 'Bearer invoices-demo-token' } } },
          triggers: { WhenInvoiceCreated: settings, WhenJournalBooked: settings },
        };
        writeFileSync(join(cwd, 'triggers/triggerpact.yaml'), JSON.stringify(config));
        const { stdout, code } = await runIn(cwd, ['verify', '--config', 'triggers', '--no-pact'], {
          now: Date.now,
        });
        expect(stdout)
          .to.include('✓ WhenInvoiceCreated (polling, policy)')
          .and.include('✓ WhenJournalBooked');
        expect(code).to.equal(0);
      }),
    );
  });
});
