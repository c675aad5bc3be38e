import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { init, type InitOptions } from '../../src/commands/init.ts';
import { gatedWorld } from '../../src/evidence/gate.ts';
import type { Asker } from '../../src/guide/asker.ts';
import { withFolder } from '../folder.ts';
import { deskEnvironment, withHelpDesk } from '../guide/help-desk.ts';
import { scriptedAsker, type Answer } from '../guide/scripted-asker.ts';
import { withService } from '../mocks/running.ts';
import { runIn } from '../cli/world.ts';
import { helpDesk, helpDeskTriggers } from '../setup/documents.ts';

const connector = (name: string): Readonly<Record<string, string>> => ({
  'connector/apiDefinition.swagger.json': readFileSync(`specs/${name}/apiDefinition.swagger.json`, 'utf8'),
  'connector/apiProperties.json': readFileSync(`specs/${name}/apiProperties.json`, 'utf8'),
});
const VOICEMAIL = { VOICEMAIL_API_KEY: 'voicemail-demo-key' };

const configured = (folder: string): Record<string, unknown> =>
  parse(readFileSync(join(folder, 'triggerpact.yaml'), 'utf8')) as Record<string, unknown>;

/** Runs the command in a folder, as at a terminal where an asker is given. */
const initIn = async (
  cwd: string,
  options: Partial<InitOptions>,
  asker: Asker,
  env: Readonly<Record<string, string>> = {},
): Promise<number> =>
  init(
    { definitions: [], yes: false, force: false, ...options },
    gatedWorld({
      cwd,
      env,
      stdout: () => undefined,
      stderr: () => undefined,
      isTerminal: true,
      signal: new AbortController().signal,
      now: Date.now,
      version: '9.9.9',
    }),
    asker,
  );

describe('triggerpact init --yes', () => {
  it('writes what verify needs for a definition and its running service, and the verdict is pass', async () => {
    await withService('voicemail', undefined, (url) =>
      withFolder({ ...connector('voicemail'), '.github/CODEOWNERS': '* @us' }, async (folder) => {
        const said = await runIn(folder, ['init', '--yes', '--url', url], { env: VOICEMAIL });
        expect(said.stderr).to.equal('');
        expect(said.code).to.equal(0);
        expect(said.stdout).to.include('The login works');
        expect(said.stdout).to.match(/triggerpact doctor .*\n *triggerpact verify/);
        expect(said.stdout).to.not.include('voicemail-demo-key');
        expect(configured(folder)).to.deep.include({
          definitions: 'connector/apiDefinition.swagger.json',
          service: { url, credentials: { headers: { 'X-Api-Key': '${VOICEMAIL_API_KEY}' } } },
        });
        expect(existsSync(join(folder, '.github/workflows/triggers.yml'))).to.equal(true);
        expect(readdirSync(join(folder, 'contracts'))).to.deep.equal(['Voicemail-connector-Voicemail.json']);
        const verdict = await runIn(folder, ['verify', '--trigger', 'OnNextVoicemail'], {
          env: VOICEMAIL,
          now: Date.now,
        });
        expect(verdict.stdout).to.match(/^pass/);
        expect(verdict.code).to.equal(0);
        expect((await runIn(folder, ['generate', '--check'])).code).to.equal(0);
      }),
    );
  }).timeout(180_000);

  it('finds the document of a service without triggers, and drafts those that it is sure of', async () => {
    await withHelpDesk(({ url }) =>
      withFolder({}, async (folder) => {
        const said = await runIn(folder, ['init', '--yes', '--url', url], { env: deskEnvironment });
        expect(said.code, said.stderr).to.equal(0);
        expect(said.stdout).to.include('GET /tickets (polling, policy) becomes WhenTicketCreated');
        expect(configured(folder)['triggers']).to.deep.equal({
          WhenTicketCreated: {
            emit: { method: 'POST', url: '/tickets', body: { subject: 'Test {{token}}' } },
          },
        });
        expect(readdirSync(join(folder, 'triggers'))).to.deep.equal([
          'apiDefinition.swagger.json',
          'apiProperties.json',
        ]);
        const listed = await runIn(folder, ['list']);
        expect(listed.stdout).to.include('WhenTicketCreated');
      }),
    );
  });

  it('saves the document of a service with triggers, with the apiProperties.json that it needs', async () => {
    await withHelpDesk(
      ({ url }) =>
        withFolder({}, async (folder) => {
          const said = await runIn(folder, ['init', '--yes', '--url', url], { env: deskEnvironment });
          expect(said.code, said.stderr).to.equal(0);
          expect(configured(folder)['definitions']).to.equal('triggers/openapi.json');
          expect((await runIn(folder, ['list'])).stdout).to.match(/OnNewTicket.*policy/);
        }),
      { document: helpDeskTriggers() },
    );
  });

  it('takes the URL of the document itself for where the service is', async () => {
    await withHelpDesk(
      ({ url }) =>
        withFolder({}, async (folder) => {
          await runIn(folder, ['init', '--yes', '--url', `${url}/deep/spec`], { env: deskEnvironment });
          expect(configured(folder)['service']).to.deep.include({ url });
        }),
      { path: '/deep/spec' },
    );
  });

  it('writes nothing where there is nothing, and says what to give', async () => {
    await withFolder({}, async (folder) => {
      const said = await runIn(folder, ['init', '--yes']);
      expect(said.code).to.equal(2);
      expect(said.stderr).to.include('--url');
      const refused = await runIn(folder, ['init', '--yes', '--url', 'http://127.0.0.1:9']);
      expect(refused.code).to.equal(2);
      expect(refused.stderr).to.include('start the service at http://127.0.0.1:9');
      expect(readdirSync(folder)).to.deep.equal([]);
    });
  });

  it('writes nothing where nothing can carry a trigger', async () => {
    const { get: _, ...post } = helpDesk.paths['/tickets'];
    const document = { ...helpDesk, paths: { '/tickets': post } };
    await withFolder({ 'openapi.json': JSON.stringify(document) }, async (folder) => {
      const said = await runIn(folder, ['init', '--yes']);
      expect(said.code).to.equal(2);
      expect(said.stdout).to.include('Nothing in it can carry one as it is');
      expect(readdirSync(folder)).to.deep.equal(['openapi.json']);
    });
  });

  it('does not call a service that only the document names', async () => {
    await withHelpDesk(async (server) => {
      const elsewhere = {
        ...helpDeskTriggers(),
        servers: [{ url: server.url.replace('127.0.0.1', 'service.invalid') }],
      };
      await withFolder({ 'openapi.json': JSON.stringify(elsewhere) }, async (folder) => {
        const said = await runIn(folder, ['init', '--yes'], { env: deskEnvironment });
        expect(said.code, said.stderr).to.equal(0);
        expect(said.stdout).to.include('not tried');
      });
      expect(server.received).to.deep.equal([]);
    });
  });

  it('says that a login does not work, and never its value', async () => {
    await withHelpDesk(({ url }) =>
      withFolder({ 'openapi.json': JSON.stringify(helpDeskTriggers()) }, async (folder) => {
        const env = { HELP_DESK_TOKEN: 'a-wrong-token-of-mine' };
        const said = await runIn(folder, ['init', '--yes', '--url', url], { env });
        expect(said.stdout).to.include('The login does not work: GET /tickets was answered 401');
        expect(said.stdout + said.stderr).to.not.include('a-wrong-token');
      }),
    );
  });

  it('replaces nothing without --force', async () => {
    await withFolder({ ...connector('alarms'), 'triggerpact.yaml': 'mine: true\n' }, async (folder) => {
      const said = await runIn(folder, ['init', '--yes']);
      expect(said.code).to.equal(2);
      expect(said.stderr).to.include('is there already');
      expect(readFileSync(join(folder, 'triggerpact.yaml'), 'utf8')).to.equal('mine: true\n');
      const forced = await runIn(folder, ['init', '--yes', '--force', '--url', 'http://127.0.0.1:9']);
      expect(forced.code, forced.stderr).to.equal(0);
      expect(configured(folder)).to.not.have.property('mine');
    });
  });

  it('refuses a --secret that is no name of a variable, and does not repeat it', async () => {
    await withFolder({}, async (folder) => {
      const said = await runIn(folder, ['init', '--secret', 'hunter2-hunter2']);
      expect(said.code).to.equal(2);
      expect(said.stderr).to.include('is the name of a variable').and.not.include('hunter2');
    });
  });
});

describe('triggerpact init at a terminal', () => {
  it('asks again for what does not work, and offers the request of the trigger before', async () => {
    await withService('voicemail', undefined, (url) =>
      withFolder(connector('voicemail'), async (folder) => {
        const answers: Answer[] = [
          { asked: /running service/, answer: 'nowhere' },
          { asked: /running service/, answer: url },
          { asked: /^Which variable/, answer: 'the value itself' },
          { asked: /^Which variable/, answer: 'WRONG_KEY' },
          { asked: /^Which variable/, answer: 'RIGHT_KEY' },
          { asked: /OnNewVoicemail/, answer: 'by another request' },
          { asked: /Which request/, answer: 'POST /api/v1/nothing' },
          { asked: /Its body/, answer: '{' },
          { asked: /Its body/, answer: '{"a":1}' },
          { asked: /OnNextVoicemail/, answer: 'by the same request' },
          { asked: /OnVoicemailReceived/, answer: 'I cause it by hand' },
        ];
        const { asker, said } = scriptedAsker(answers);
        const env = { WRONG_KEY: 'no-key-of-theirs', RIGHT_KEY: 'voicemail-demo-key' };
        expect(await initIn(folder, {}, asker, env)).to.equal(0);
        const text = said.join('\n');
        expect(text).to.match(/wrong: It is no http or https URL/);
        expect(text).to.include('wrong: The name of a variable');
        expect(text).to.include('bad: The login does not work');
        expect(text).to.include('wrong: It has to be JSON');
        expect(text).to.match(/bad: An event: POST \/api\/v1\/nothing was answered 404/);
        const { triggers } = configured(folder) as { triggers: Record<string, Record<string, unknown>> };
        expect(triggers['OnNextVoicemail']?.['emit']).to.deep.equal(triggers['OnNewVoicemail']?.['emit']);
        expect(triggers['OnVoicemailReceived']).to.deep.equal({ emit: 'manual' });
      }),
    );
  });

  it('makes no trigger that is not agreed on, and writes nothing when it is interrupted', async () => {
    await withHelpDesk(({ url }) =>
      withFolder({}, async (folder) => {
        const no = scriptedAsker([{ asked: /Make a trigger/, answer: 'no' }]);
        expect(await initIn(folder, { url }, no.asker, deskEnvironment)).to.equal(2);
        const gone = scriptedAsker([{ asked: /come about/, answer: 'Ctrl-C' }]);
        expect(await initIn(folder, { url }, gone.asker, deskEnvironment)).to.equal(2);
        expect(gone.asked.some((q) => q.includes('Make a trigger'))).to.equal(true);
        expect(readdirSync(folder)).to.deep.equal([]);
      }),
    );
  });
});
