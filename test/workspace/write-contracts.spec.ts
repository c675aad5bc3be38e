import { expect } from 'chai';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeContracts, type WriteInput } from '../../src/workspace/write-contracts.ts';
import { UsageError } from '../../src/errors.ts';
import type { ReadDocument, TriggerDefinition } from '../../src/model.ts';
import { nativeTrigger, webhookTrigger } from '../samples/triggers.ts';

const documentOf = (title: string, triggers: readonly TriggerDefinition[]): ReadDocument => ({
  file: `${title}.json`,
  title,
  origin: '',
  triggers,
  warnings: [],
  root: {},
  length: 0,
  locate: () => ({ file: `${title}.json` }),
});

describe('writeContracts', function () {
  this.timeout(180_000);
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'generate-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  const run = (triggers: readonly TriggerDefinition[], changes: Partial<WriteInput> = {}) =>
    writeContracts(
      { documents: [documentOf('Voicemail', triggers)], folder, check: false, ...changes },
      { cwd: folder },
    );

  const file = 'Voicemail-connector-Voicemail.json';

  it('writeContracts writes one file for a provider, and nothing when it is up to date', async () => {
    const first = await run([nativeTrigger()]);
    expect(first).to.deep.equal({ files: [file], changed: [file], written: [file], skipped: [] });
    const again = await run([nativeTrigger()]);
    expect(again).to.deep.equal({ files: [file], changed: [], written: [], skipped: [] });
  });

  it('writeContracts leaves nothing stale in a file when a trigger is gone', async () => {
    await run([nativeTrigger(), webhookTrigger()]);
    await run([webhookTrigger()]);
    expect(await readFile(join(folder, file), 'utf8')).not.to.contain('OnNewVoicemail');
  });

  it('writeContracts only names what would change when it checks', async () => {
    const missing = await run([nativeTrigger()], { check: true });
    expect([missing.changed, missing.written]).to.deep.equal([[file], []]);
    expect(await readdir(folder)).to.deep.equal([]);
    await run([nativeTrigger()]);
    await writeFile(
      join(folder, file),
      (await readFile(join(folder, file), 'utf8')).replaceAll('\n', '\r\n'),
    );
    expect((await run([nativeTrigger()], { check: true })).changed).to.deep.equal([]);
    expect((await run([nativeTrigger({ path: '/v2' })], { check: true })).changed).to.deep.equal([file]);
  });

  it('writeContracts writes a file for each title when there is no configuration', async () => {
    const documents = [documentOf('Calls', [nativeTrigger()]), documentOf('Alarms', [webhookTrigger()])];
    const { files } = await run([], { documents });
    expect(files).to.deep.equal(['Calls-connector-Calls.json', 'Alarms-connector-Alarms.json']);
  });

  it('writeContracts says what a contract cannot hold, and writes no empty one', async () => {
    const { files, skipped } = await run([nativeTrigger({ mechanism: 'script' })]);
    expect(files).to.deep.equal([]);
    expect(skipped.map((s) => s.step)).to.deep.equal(['poll']);
  });

  it('writeContracts refuses definitions without a trigger, and two triggers of one name', async () => {
    const messages = await Promise.all(
      [[], [nativeTrigger(), nativeTrigger()]].map((triggers) =>
        run(triggers).then(
          () => undefined,
          (error: unknown) => (error instanceof UsageError ? error.message : undefined),
        ),
      ),
    );
    expect(messages[0]).to.match(/^Nothing to generate: no trigger/);
    expect(messages[1]).to.match(/^Two triggers are called "OnNewVoicemail"/);
  });
});
