import { expect } from 'chai';
import { PactV4 } from '@pact-foundation/pact';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { services } from '../../mocks/index.ts';
import { member, type Json } from '../../src/json.ts';
import { addNotification, addTrigger, type AddedInteraction } from '../../src/pact-suite/index.ts';
import { runSuite, withTeam } from './run-suite.ts';

const definition = readFileSync('specs/voicemail/apiDefinition.swagger.json', 'utf8');
const invoices = JSON.parse(readFileSync('specs/invoices/apiDefinition.swagger.json', 'utf8')) as object;
const apiProperties = JSON.parse(readFileSync('specs/invoices/apiProperties.json', 'utf8')) as object;
const options = { inputs: { mailbox: 'sales' } };

const withPact = async (story: (pact: PactV4, file: string) => Promise<void>): Promise<void> => {
  const dir = mkdtempSync(join(tmpdir(), 'triggerpact-'));
  const names = { consumer: 'Telephony', provider: 'Voicemail' };
  try {
    const pact = new PactV4({ ...names, dir, logLevel: 'error' });
    await story(pact, join(dir, 'Telephony-Voicemail.json'));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};

const ask = (url: string, { request }: AddedInteraction): Promise<Response> =>
  fetch(url + request.target, {
    method: request.method,
    headers: request.headers,
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
  });

const interactionsOf = (file: string): readonly Json[] =>
  member(JSON.parse(readFileSync(file, 'utf8')) as Json, 'interactions') as readonly Json[];

const reject = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'did not reject',
    (error: Error) => error.message,
  );

describe('addTrigger', function () {
  this.timeout(180_000);

  it('addTrigger lets a client walk the chain of a polling trigger from Location to Location', () =>
    withPact(async (pact, file) => {
      const steps = ['first-poll', 'nothing-new', 'news'];
      const { added, executeTest } = addTrigger(pact, definition, 'OnNewVoicemail', { ...options, steps });
      await executeTest(async ({ url }) => {
        const [{ request } = expect.fail('nothing was added')] = added;
        let next = url + request.target;
        const seen: number[] = [];
        for (let poll = 0; poll < 3; poll += 1) {
          const answer = await fetch(next, { headers: request.headers });
          seen.push(answer.status);
          next = answer.headers.get('location') ?? '';
        }
        expect(seen).to.deep.equal([202, 202, 200]);
        expect(next).to.match(/^http:\/\/127\.0\.0\.1:\d+\/api\/v1\/voicemails\/new\?mailbox=sales&/);
      });
      expect(
        interactionsOf(file).map((i) => [member(i, 'description'), member(i, 'providerStates')]),
      ).to.deep.equal([
        [
          'a first poll for OnNewVoicemail',
          [{ name: 'no state yet', params: { trigger: 'OnNewVoicemail' } }],
        ],
        [
          'a poll with new voicemails for OnNewVoicemail',
          [{ name: 'something is new', params: { trigger: 'OnNewVoicemail' } }],
        ],
        [
          'a poll with no new voicemails for OnNewVoicemail',
          [{ name: 'nothing is new', params: { trigger: 'OnNewVoicemail' } }],
        ],
      ]);
    }));

  it('addTrigger fails the test of a client that leaves a step out', () =>
    withPact(async (pact) => {
      const { added, executeTest } = addTrigger(pact, definition, 'OnNewVoicemail', options);
      const [first = expect.fail('nothing was added')] = added;
      const said = await reject(executeTest(({ url }) => ask(url, first)));
      expect(said).to.contain('expected but not received').and.to.contain('/api/v1/voicemails/new');
    }));

  it('addTrigger names what it leaves, with the reason', () =>
    withPact(async (pact) => {
      const { added, left } = addTrigger(pact, definition, 'OnVoicemailReceived', options);
      expect(added.map((a) => a.step)).to.deep.equal([
        'register',
        'register-without-callback',
        'delete',
        'delete-again',
        'delete-unknown',
      ]);
      expect(left.map((l) => [l.step, l.reason])).to.deep.equal([
        [
          'register-without-access',
          `one mock server cannot tell its request from "a registration for OnVoicemailReceived": add it in a test of its own, with steps: ['register-without-access']`,
        ],
        ['notification', 'it is a message: addNotification adds it'],
      ]);
    }));

  it('addTrigger takes no DELETE for another', () =>
    withPact(async (pact) => {
      const steps = ['delete'];
      const { executeTest } = addTrigger(pact, definition, 'OnVoicemailReceived', { ...options, steps });
      const said = await reject(
        executeTest(({ url }) => fetch(`${url}/api/v1/subscriptions/other`, { method: 'DELETE' })),
      );
      expect(said).to.contain('was not expected').and.to.contain('/api/v1/subscriptions/other');
    }));

  it('addTrigger lets the provider fill in the state of a policy', () =>
    withPact(async (pact, file) => {
      const { added, executeTest } = addTrigger(pact, invoices, 'OnNewInvoice', { apiProperties });
      await executeTest(async ({ url }) => {
        for (const one of added) expect((await ask(url, one)).status, one.step).to.equal(200);
      });
      const newer = interactionsOf(file).find((i) => member(i, 'description') === added[2]?.description);
      const generated = member(member(member(newer, 'request'), 'generators'), 'query');
      expect(JSON.stringify(generated)).to.contain('"expression":"${state}"');
    }));

  it('addTrigger says which triggers and steps there are when it is asked for others', () =>
    withPact((pact) => {
      const add = (trigger: string, steps: readonly string[]) => () =>
        addTrigger(pact, definition, trigger, { ...options, steps });
      expect(add('OnNewVoicemial', [])).to.throw('did you mean "OnNewVoicemail"?');
      expect(add('OnNewVoicemail', ['registr'])).to.throw('Unknown step "registr" in "OnNewVoicemail"');
      expect(() => addNotification(pact, definition, 'OnNewVoicemail', options)).to.throw('it is polled');
      return Promise.resolve();
    }));

  it('addTrigger makes a contract that a service keeps, in the states of triggerStates', async () => {
    const service = services.voicemail.create({ port: 0 });
    const { url } = await service.listen();
    try {
      await withPact(async (pact, file) => {
        const steps = [undefined, ['register-without-access']];
        for (const trigger of ['OnNewVoicemail', 'OnVoicemailReceived'])
          for (const step of trigger === 'OnNewVoicemail' ? [undefined, ['poll-without-access']] : steps) {
            const asked = step === undefined ? options : { ...options, steps: step };
            const { added, executeTest } = addTrigger(pact, definition, trigger, asked);
            await executeTest((server) => Promise.all(added.map((one) => ask(server.url, one))));
          }
        await addNotification(pact, definition, 'OnVoicemailReceived', options).executeTest(async (message) =>
          expect(message.contents.content).to.have.property('text'),
        );
        const verifier = { provider: 'Voicemail', pactUrls: [file], logLevel: 'error' as const };
        const outcome = await withTeam('voicemail', (config) =>
          runSuite({ triggers: { config, url }, verifier }),
        );
        expect(outcome.told.filter((t) => t.result !== 'OK')).to.deep.equal([]);
        expect(outcome.told).to.have.length(12);
        expect(outcome).to.deep.include({ ok: true, unreached: [], left: [] });
      });
    } finally {
      await service.close();
    }
  });
});
