import { gatedWorld } from '../../src/evidence/gate.ts';
import { expect } from 'chai';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { mock, type MockCommandOptions } from '../../src/commands/mock.ts';
import { UsageError } from '../../src/errors.ts';

const usual: MockCommandOptions = {
  definitions: ['specs/voicemail'],
  configs: [],
  host: '127.0.0.1',
  port: 0,
  seed: 'spec',
  key: 'the-key-of-the-mock',
  dashboard: false,
  faults: false,
};

interface Run {
  readonly said: () => string;
  readonly end: () => void;
  readonly enter: () => void;
  readonly result: Promise<number>;
}

/** Starts the command; `end` is what Ctrl-C does. */
const start = (
  changes: Partial<MockCommandOptions>,
  until?: RegExp,
): Run & { readonly ready: Promise<void> } => {
  const ending = new AbortController();
  let text = '';
  let enter = (): void => undefined;
  let tell = (): void => undefined;
  const ready = new Promise<void>((resolve) => (tell = resolve));
  const say = (more: string): void => {
    text += more;
    if ((until ?? /events\n/).test(text)) tell();
  };
  const result = mock(
    { ...usual, ...changes },
    gatedWorld({
      cwd: process.cwd(),
      env: {},
      stdout: say,
      stderr: say,
      isTerminal: true,
      onEnter: (listener) => {
        enter = listener;
        return () => (enter = () => undefined);
      },
      signal: ending.signal,
      now: Date.now,
      version: 'test',
    }),
  );
  return { said: () => text, end: () => ending.abort(), enter: () => enter(), result, ready };
};

const refusal = (changes: Partial<MockCommandOptions>): Promise<unknown> =>
  start(changes).result.then(
    () => 'no error',
    (error: unknown) => error,
  );

describe('mock', () => {
  it('says what it serves, causes an event at Enter, and ends cleanly when it is interrupted', async () => {
    const run = start({}, /Enter causes/);
    await run.ready;
    run.enter();
    run.end();
    expect(await run.result).to.equal(0);
    const [, url = ''] = /listens on (\S+)/.exec(run.said()) ?? [];
    expect(run.said())
      .to.contain(`OnNewVoicemail (polling, native): GET ${url}/api/v1/voicemails/new`)
      .and.contain('send the header X-Api-Key: the-key-of-the-mock')
      .and.match(/Event tm[0-9a-f]{16}\n/);
    expect(await fetch(url).catch(() => 'nobody listens')).to.equal('nobody listens');
  });

  it('causes events by itself where it is asked to', async () => {
    const run = start({ every: 5 }, /Event .*\nEvent /);
    await run.ready;
    run.end();
    expect(await run.result).to.equal(0);
  });

  it('says where its dashboard is, which names the fault in force with the rules that it breaks', async () => {
    const run = start({ dashboard: true, fault: 'state-not-advanced' });
    await run.ready;
    const [, url = ''] = /its dashboard is (\S+)/.exec(run.said()) ?? [];
    const page = await (await fetch(url)).text();
    run.end();
    await run.result;
    expect(page)
      .to.match(/Mock of Voicemail/)
      .and.match(/state-not-advanced[^]*P-\d\d/);
  });

  it('lists its faults with the rules that they break', async () => {
    const run = start({ faults: true, definitions: [] });
    expect(await run.result).to.equal(0);
    expect(run.said()).to.match(/^notifies-twice +C-12 +Every event is notified twice\.$/m);
  });

  it('writes a configuration for itself, and never over another', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'triggerpact-'));
    try {
      const run = start({ init: folder });
      await run.ready;
      run.end();
      await run.result;
      const [, url = ''] = /listens on (\S+)/.exec(run.said()) ?? [];
      const written = parse(readFileSync(join(folder, 'triggerpact.yaml'), 'utf8')) as object;
      expect(written).to.deep.include({
        service: { url, credentials: { headers: { 'X-Api-Key': usual.key } } },
      });
      expect(written).to.have.nested.property('triggers.OnNewVoicemail.inputs.mailbox');
      expect(String(await refusal({ init: folder }))).to.contain('it is there already');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('refuses a fault that it does not know, or that would not show', async () => {
    const [unknown, elsewhere] = [
      await refusal({ fault: 'notify-twice' }),
      await refusal({ fault: 'root-array' }),
    ];
    expect(unknown).to.be.instanceOf(UsageError);
    expect(String(unknown)).to.contain('did you mean "notifies-twice"');
    expect(String(elsewhere)).to.contain(
      'breaks PP-03 of policy triggers, and the definition has native and webhook',
    );
  });
});
