import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { createVoicemail } from '../../mocks/voicemail/service.ts';
import { withFolder } from '../folder.ts';
import type { TriggerSuiteOptions } from '../../src/suites/options.ts';
import { triggerSuites } from '../../src/suites/run.ts';

const KEY = { headers: { 'X-Api-Key': 'voicemail-demo-key' } };
const emit = { method: 'POST', url: '/api/v1/voicemails', body: { mailbox: 'sales', text: 'x {{token}}' } };

const options = (more: Partial<TriggerSuiteOptions> = {}): TriggerSuiteOptions => ({
  definitions: 'specs/voicemail/apiDefinition.swagger.json',
  only: ['OnNewVoicemail'],
  service: 'http://127.0.0.1:9',
  credentials: KEY,
  contracts: '.build/no-contracts',
  triggers: { OnNewVoicemail: { inputs: { mailbox: 'sales' }, emit } },
  timing: { notifyWithin: '1s', quiet: '200ms', maxWait: '200ms' },
  ...more,
});

const refusalOf = async (given: TriggerSuiteOptions): Promise<string> => {
  const error = await triggerSuites(given).catch((cause: unknown) => cause);
  return error instanceof Error ? error.message : 'none';
};

/** What became of each test, by its title. */
const play = async (given: TriggerSuiteOptions): Promise<ReadonlyMap<string, string>> => {
  const suites = await triggerSuites(given);
  await suites.start();
  try {
    return new Map(
      [suites.whole, ...suites.suites.flatMap((s) => s.tests)].map((test) => {
        const outcome = suites.outcome(test);
        const { verdict } = outcome;
        if (verdict === 'fail') return [test.title, `fail: ${outcome.error.message}`];
        if (verdict === 'skip') return [test.title, `skip: ${outcome.reason}`];
        return [test.title, outcome.warning === undefined ? verdict : `warn: ${outcome.warning}`];
      }),
    );
  } finally {
    await suites.close();
  }
};

describe('triggerSuites', () => {
  it('names every test before anything is called', async () => {
    const { title, suites } = await triggerSuites(options());
    const [first] = suites;
    expect([title, suites.length, first?.title]).to.deep.equal([
      'Voicemail',
      1,
      'OnNewVoicemail (polling, native)',
    ]);
    const titles = first?.tests.map((t) => t.title);
    expect(titles)
      .to.include('P-14 No event arrives twice along a chain of polls')
      .and.include('Pact: a first poll for OnNewVoicemail');
  });

  it('tells warnings without failing, skips with the reason, and lets a rule be switched off', async () => {
    const { server } = createVoicemail({ fault: 'no-retry-after' });
    const played = await play(options({ service: server, noPact: true, rules: { 'P-24': 'off' } }));
    expect(played.get('P-05 Every 200 and 202 carries Retry-After')).to.match(
      /^warn: GET .*without a Retry-After/,
    );
    expect(played.get('P-24 A poll is answered within 10 seconds')).to.equal('skip: switched off');
    expect([...played.values()].filter((v) => v.startsWith('fail'))).to.deep.equal([]);
    expect(server.listening).to.equal(false);
  });

  it('fails each test of a trigger that cannot be played, and the run, with the reason', async () => {
    const { server } = createVoicemail();
    const text = readFileSync('specs/voicemail/apiDefinition.swagger.json', 'utf8');
    const demanding = text.replace('"required": false', '"required": true');
    const { triggers: _, ...rest } = options({ service: server, definitions: 'a.json' });
    const played = await withFolder({ 'a.json': demanding }, (cwd) => play({ ...rest, cwd }));
    const said = [...new Set(played.values())];
    for (const one of said.filter((v) => !v.startsWith('skip')))
      expect(one).to.match(/^fail: Could not tell: .*required input "mailbox" without a value/);
    expect(said.filter((v) => v.startsWith('skip'))).to.deep.equal([
      'skip: no value is configured for the required input "mailbox"',
    ]);
    expect(played.get('the run comes to its end')).to.match(/^fail/);
    expect(played.get('P-14 No event arrives twice along a chain of polls')).to.match(/^fail/);
  });

  it('causes events by a function on the objects of the app', async () => {
    const service = createVoicemail();
    const tokens: string[] = [];
    const cause = async ({ token, serviceUrl }: { token: string; serviceUrl: string }): Promise<void> => {
      tokens.push(token);
      const body = JSON.stringify({ mailbox: 'sales', text: token });
      const headers = { ...KEY.headers, 'Content-Type': 'application/json' };
      await fetch(`${serviceUrl}/api/v1/voicemails`, { method: 'POST', headers, body });
    };
    const triggers = { OnNewVoicemail: { inputs: { mailbox: 'sales' }, emit: cause } };
    const played = await play(options({ service: service.server, noPact: true, triggers }));
    expect(tokens).to.have.lengthOf.above(2);
    expect(played.get('the run comes to its end')).to.equal('pass');
    expect(played.get('P-15 No event is lost along a chain of polls')).to.equal('pass');
  });

  it('rejects when the service is not there, or was asked for an outcome too early', async () => {
    const suites = await triggerSuites(options());
    expect(() => suites.outcome(suites.whole)).to.throw('The run was not made');
    const error = await suites.start().catch((cause: unknown) => cause);
    expect(error).to.be.an('error').with.property('message').that.includes('http://127.0.0.1:9');
    await suites.close();
  });

  it('takes a configuration instead, and the service from outside', async () => {
    const { definitions: _d, triggers: _t, credentials: _c, timing: _m, contracts: _o, ...rest } = options();
    const suites = await triggerSuites({ ...rest, config: 'specs/voicemail/triggerpact.yaml' });
    expect(suites.suites.map((s) => s.title)).to.deep.equal(['OnNewVoicemail (polling, native)']);
  });

  it('says what is wrong with the options', async () => {
    const { definitions: _, ...without } = options();
    expect(await refusalOf(without)).to.include('give "definitions", or the path of a triggerpact.yaml');
    expect(await refusalOf({ ...options(), config: 'specs/voicemail' })).to.include(
      'say "definitions" in that file',
    );
    expect(await refusalOf(options({ only: ['OnNewVoicemial'] }))).to.include('OnNewVoicemail');
    expect(await refusalOf(options({ triggers: { OnNewVoicemail: { emits: 1 } as object } }))).to.match(
      /emit/,
    );
    expect(await refusalOf(options({ timings: {} } as object))).to.match(/timings.*timing/);
    const { service: _s, ...nowhere } = options();
    expect(await refusalOf(nowhere)).to.include('No service to test: give "service"');
  });
});
