import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../src/errors.ts';
import { loadConfig, type LoadOptions } from '../../src/config/load.ts';
import { readModule } from '../../src/config/module.ts';
import { withFolder } from '../folder.ts';

const refusal = (
  files: Readonly<Record<string, string>>,
  options: Partial<LoadOptions> = {},
  prepare: (folder: string) => void = () => undefined,
): Promise<string> =>
  withFolder(files, async (cwd) => {
    prepare(cwd);
    return loadConfig({ cwd, env: {}, ...options }).then(() => 'accepted', messageOf);
  });

const inBytes = (bytes: Uint8Array): Promise<string> =>
  refusal({}, {}, (folder) => writeFileSync(join(folder, 'triggerpact.yaml'), bytes));

describe('loadConfig, where the surroundings are wrong', () => {
  const mistakes: readonly (readonly [what: string, yaml: string, says: RegExp])[] = [
    [
      'a query in service.url',
      'service: { url: "http://a/?key=1" }',
      /:1:17: service\.url ends with a query: what every call carries goes into `service\.credentials\.query`/,
    ],
    ['a bare "?" in service.url', 'service: { url: "http://a/?" }', /ends with a query/],
    ['a fragment in service.url', 'service: { url: "http://a/#x" }', /service\.url ends with a fragment/],
    [
      'a password in service.url',
      'service: { url: "http://me:s3cret@a/" }',
      /holds a user name or a password: give them as `service\.credentials`/,
    ],
    [
      'a port out of range in service.url',
      'service: { url: "http://a:65536/" }',
      /has the port 65536: a port is a number from 0 to 65535/,
    ],
    [
      'a port out of range, as a text',
      'callback: { port: "65536" }',
      /:1:19: callback\.port is 65536: a port is a number/,
    ],
    [
      'a duration over a day',
      'timing: { quiet: 700h }',
      /:1:18: Expected a duration of at most 24h at timing\.quiet, got "700h"/,
    ],
    [
      'a refresh over a day',
      'service: { url: "http://a", credentials: { command: [a], refresh: 90000000ms } }',
      /Expected a duration of at most 24h/,
    ],
    [
      'an empty list of steps',
      'triggers: { T: { emit: [] } }',
      /Expected "manual", a step such as \{ method: POST, url: \/items/,
    ],
    [
      'a step as a text',
      'triggers: { T: { emit: "POST /x" } }',
      /Expected "manual", a step such as .*, got "POST \/x"/,
    ],
    [
      'an alias of what it is in',
      'triggers: &a\n  T: { inputs: { x: *a } }\n',
      /the value of triggers\.T\.inputs\.x contains itself/,
    ],
  ];
  for (const [what, yaml, says] of mistakes)
    it(`loadConfig says what is wrong, and where, when there is ${what}`, async () => {
      const said = await refusal({ 'triggerpact.yaml': yaml });
      expect(said).to.match(says).and.not.include('s3cret');
    });

  it('loadConfig takes a day and a port that the environment gives', async () => {
    const yaml = 'timing: { quiet: 24h }\ncallback: { port: "${PORT}" }\n';
    expect(await refusal({ 'triggerpact.yaml': yaml }, { env: { PORT: '65535' } })).to.equal('accepted');
    expect(await refusal({ 'triggerpact.yaml': yaml }, { env: { PORT: '70000' } })).to.match(/is 70000/);
  });

  it('loadConfig says which encoding a configuration is written in when it is not UTF-8', async () => {
    const text = 'provider: "Wärme"\n';
    const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
    expect(await inBytes(wide)).to.match(/is written in UTF-16; save it as UTF-8/);
    expect(await inBytes(wide.subarray(2))).to.match(/is written in UTF-16/);
    expect(await inBytes(Buffer.from(text, 'latin1'))).to.match(
      /not written in UTF-8, but probably in Latin-1/,
    );
    expect(await inBytes(Buffer.from(`\ufeff${text}`))).to.equal('accepted');
  });

  it('loadConfig reads no pipe and no device', async () => {
    if (process.platform === 'win32') return;
    const pipe = await refusal({}, { path: 'triggerpact.yaml' }, (folder) => {
      const fifo = { made: 'mkfifo', file: join(folder, 'triggerpact.yaml') };
      spawnSync(fifo.made, [fifo.file]);
    });
    expect(pipe).to.match(/^Cannot read configuration "triggerpact\.yaml": it is a pipe, not a file/);
    expect(await refusal({}, { path: '/dev/zero' })).to.match(/it is a device, not a file/);
  });
});

describe('readModule', () => {
  const endless = { 'triggerpact.config.mjs': 'await new Promise(() => undefined);\nexport default {};\n' };

  const reading = (signal: AbortSignal | undefined, within: number): Promise<string> =>
    withFolder(endless, (folder) => {
      const file = 'triggerpact.config.mjs';
      return readModule(join(folder, file), file, signal, within).then(() => 'read', messageOf);
    });

  it('readModule says so when an await at the top level never ends', async () => {
    expect(await reading(undefined, 100)).to.match(
      /^Cannot load "triggerpact\.config\.mjs": it was not loaded within 0\.1 s; does an await at its top level never end\?$/,
    );
  });

  it('readModule ends with the run', async () => {
    expect(await reading(AbortSignal.timeout(100), 20_000)).to.match(/the run was interrupted meanwhile$/);
  });
});
