import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import { createServer, type RequestListener } from 'node:http';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Report } from '../../src/model.ts';
import { runIn, type Outcome } from '../cli/world.ts';
import { labTexts } from '../diff/definitions.ts';
import type { Edit } from '../diff/planted.ts';
import { withFolder } from '../folder.ts';

const env = { PATH: process.env['PATH'] };

/** What `git` is told, with an author, whatever the machine knows. */
const git = (cwd: string, ...args: readonly string[]): void => {
  execFileSync('git', ['-c', 'user.name=Lab', '-c', 'user.email=lab@lab.example', ...args], {
    cwd,
    stdio: 'ignore',
  });
};

const filesOf = (folder: string, edit?: Edit): Record<string, string> => {
  const { text, properties } = labTexts(edit);
  return { [`${folder}/apiDefinition.swagger.json`]: text, [`${folder}/apiProperties.json`]: properties };
};

const write = (cwd: string, files: Record<string, string>): void => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(cwd, name, '..'), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
};

const losesAnOutput: Edit = (d) => delete d.definitions.Result.properties.id;
const gainsAnOutput: Edit = (d) => (d.definitions.Result.properties.unit = { type: 'string' });
const mayBeNull: Edit = (d) => (d.definitions.Result.properties.at['x-nullable'] = true);

/** Compares two folders, the newer with an edit. */
const compare = (edit: Edit | undefined, ...argv: readonly string[]): Promise<Outcome> =>
  withFolder({ ...filesOf('old'), ...filesOf('new', edit) }, (cwd) =>
    runIn(cwd, ['diff', 'old', 'new', ...argv], { env }),
  );

describe('diff', () => {
  it('passes when nothing changed, and says so for each trigger', async () => {
    const { code, stdout } = await compare(undefined);
    expect(code).to.equal(0);
    expect(stdout.split('\n')[0]).to.equal('pass');
    expect(stdout).to.include('✓ OnSample (webhook): pass').and.include('✓ OnResult (polling, policy): pass');
  });

  it('exits with 1 when a change breaks flows, and shows both places and the way out', async () => {
    const { code, stdout } = await compare(losesAnOutput);
    expect(code).to.equal(1);
    expect(stdout).to.include('Breaking: output "/value/*/id" is gone');
    expect(stdout).to.match(/before {3}old\/apiDefinition\.swagger\.json:\d+:\d+/);
    expect(stdout).to.match(/written {2}new\/apiDefinition\.swagger\.json:\d+:\d+/);
    expect(stdout).to.include('new operation "OnResult_V2" beside it');
  });

  it('passes with a warning when a change is risky, as --max-warnings allows', async () => {
    expect((await compare(mayBeNull)).code).to.equal(0);
    expect((await compare(mayBeNull, '--max-warnings', '0')).code).to.equal(1);
  });

  it('notes what is safe', async () => {
    const { code, stdout } = await compare(gainsAnOutput, '--reporter', 'json', '--max-warnings', '0');
    const report = JSON.parse(stdout) as Report;
    expect([code, report.command, report.findings]).to.deep.equal([0, 'diff', []]);
    expect(report.notes[0]?.trigger).to.equal('OnResult');
    expect(report.notes[0]?.message).to.match(
      /^Safe: output "\/value\/\*\/unit" is new \(new\/apiDefinition/,
    );
  });

  for (const reporter of ['junit', 'sarif', 'github', 'markdown'])
    it(`tells the change and both places when the reporter is ${reporter}`, async () => {
      const { stdout } = await compare(losesAnOutput, '--reporter', reporter);
      expect(stdout).to.include('is gone').and.include('new/apiDefinition.swagger.json');
      expect(stdout.replaceAll('\\', '')).to.include('OnResult_V2');
      expect(stdout).to.match(/[Bb]efore: .?old\/apiDefinition\.swagger\.json:\d+/);
    });

  it('shows every change when there are many', async () => {
    const all: Edit = (d) => (d.definitions.Sample.properties = {});
    const { stdout } = await compare(all);
    expect(stdout.match(/Breaking: output/g)).to.have.length(4);
    expect(stdout).to.not.include('more of this rule');
  });

  it('compares only the triggers that are named', async () => {
    expect((await compare(losesAnOutput, '--trigger', 'OnSample')).code).to.equal(0);
    expect((await compare(losesAnOutput, '--trigger', 'OnSampl')).stderr).to.include(
      'did you mean "OnSample"?',
    );
  });

  it('says that a script is another, whose text it cannot judge', async () => {
    const script = (folder: string, text: string): Record<string, string> => ({
      [`${folder}/script.csx`]: text,
    });
    const compared = (old: string, now: string): Promise<Outcome> =>
      withFolder(
        { ...filesOf('old'), ...filesOf('new'), ...script('old', old), ...script('new', now) },
        (cwd) => runIn(cwd, ['diff', 'old', 'new'], { env }),
      );
    expect((await compared('a;\n', 'b;\n')).stdout).to.include(
      'Risky: the script that handles its calls is another',
    );
    expect((await compared('a;\n', 'a;\r\n')).stdout.split('\n')[0]).to.equal('pass');
    const solution = (folder: string, text: string): Record<string, string> => ({
      [`${folder}/lab_openapidefinition.json`]: labTexts().text,
      [`${folder}/lab_scriptoperations.json`]: '["OnResult"]',
      [`${folder}/lab_code.csx`]: text,
    });
    const { stdout } = await withFolder({ ...solution('old', 'a;'), ...solution('new', 'b;') }, (cwd) =>
      runIn(cwd, ['diff', 'old', 'new'], { env }),
    );
    expect(stdout.match(/the script that handles its calls is another/g)).to.have.length(1);
  });

  it('calls it breaking when a definition is gone, and safe when one is new', async () => {
    const more = filesOf('new/more', (d) => (d.info.title = 'More'));
    const [gone, fresh] = await withFolder({ ...filesOf('old/lab'), ...filesOf('new/lab'), ...more }, (cwd) =>
      Promise.all([runIn(cwd, ['diff', 'new', 'old'], { env }), runIn(cwd, ['diff', 'old', 'new'], { env })]),
    );
    expect(gone.code).to.equal(1);
    expect(gone.stdout).to.include('Breaking: the trigger is gone, with its definition');
    expect(fresh.code).to.equal(0);
    expect(fresh.stdout).to.include('OnSample: Safe: the trigger is new');
  });

  it('says so when nothing changed for makers', async () => {
    const { stdout } = await compare(undefined);
    expect(stdout).to.include('Nothing changed for makers who use the triggers');
    expect((await compare(gainsAnOutput)).stdout).to.not.include('Nothing changed');
  });

  it('tells once what concerns several triggers', async () => {
    const { stdout } = await compare((d) => (d.host = 'other.example'), '--reporter', 'json');
    const { findings } = JSON.parse(stdout) as Report;
    expect(findings.map((f) => [f.trigger, f.triggers, f.message.slice(0, 26)])).to.deep.equal([
      ['OnSample', ['OnSample', 'OnResult'], 'Risky: the service was at '],
    ]);
  });

  it('does not call a trigger gone whose definition cannot be read', async () => {
    const unread = { 'new/apiDefinition.swagger.json': '<<<<<<< ours' };
    const { code, stdout } = await withFolder({ ...filesOf('old'), ...unread }, (cwd) =>
      runIn(cwd, ['diff', 'old', 'new'], { env }),
    );
    expect(code).to.equal(2);
    expect(stdout.split('\n')[0]).to.match(/^unknown: Cannot read "new\/apiDefinition/);
    expect(stdout).to.not.include('is gone');
  });

  it('cannot tell, with exit code 2, when there is no trigger or no such version', async () => {
    const none: Edit = (d) => (d.paths = {});
    const { code, stdout } = await withFolder({ ...filesOf('old', none), ...filesOf('new', none) }, (cwd) =>
      runIn(cwd, ['diff', 'old', 'new'], { env }),
    );
    expect([code, stdout.split('\n')[0]]).to.deep.equal([
      2,
      'unknown: nothing to compare: no trigger (an operation with x-ms-trigger) in "old" or "new"',
    ]);
    const missing = await withFolder(filesOf('new'), (cwd) => runIn(cwd, ['diff', 'main', 'new'], { env }));
    expect([missing.code, missing.stderr]).to.deep.equal([
      2,
      'error: Cannot read "main": no such file or folder; a version of Git is named REV:PATH, as in main:connector\n',
    ]);
  });
});

describe('diff with Git', function () {
  this.timeout(180_000);

  const committed = <T>(edit: Edit | undefined, use: (cwd: string) => Promise<T>): Promise<T> =>
    withFolder(filesOf('connector'), async (cwd) => {
      git(cwd, 'init', '-q', '-b', 'main');
      git(cwd, 'add', '.');
      git(cwd, 'commit', '-q', '-m', 'first');
      write(cwd, filesOf('connector', edit));
      return use(cwd);
    });
  const heads = async (cwd: string, ...argv: readonly string[]): Promise<string> =>
    (await runIn(cwd, ['diff', ...argv], { env })).stdout.split('\n')[0] ?? '';

  it('compares with a file or a folder of a revision, from any folder', () =>
    committed(losesAnOutput, async (cwd) => {
      const file = 'apiDefinition.swagger.json';
      expect(await heads(cwd, `main:connector/${file}`, '.')).to.equal('fail: 1 finding');
      expect(await heads(cwd, 'main:', '.')).to.equal('fail: 1 finding');
      expect(await heads(cwd, 'HEAD:connector/', 'connector')).to.equal('fail: 1 finding');
      const inside = join(cwd, 'connector');
      for (const old of [`main:./${file}`, 'main:./', 'main:connector', `main:connector/${file}`])
        expect(await heads(inside, old, '.'), old).to.equal('fail: 1 finding');
    }));

  it('reads apiProperties.json of the same revision', () =>
    committed(
      (_, p) => (p.properties.policyTemplateInstances = []),
      async (cwd) => {
        const { stdout } = await runIn(cwd, ['diff', 'main:connector', 'connector'], { env });
        expect(stdout).to.include('the policy "pollingtrigger" no longer names the trigger');
      },
    ));

  it('finds the definition of a folder that was moved', () =>
    committed(losesAnOutput, async (cwd) => {
      renameSync(join(cwd, 'connector'), join(cwd, 'moved'));
      expect(await heads(cwd, 'main:', '.')).to.equal('fail: 1 finding');
    }));

  it('counts every trigger as new where the revision does not have the connector yet', () =>
    committed(undefined, async (cwd) => {
      write(cwd, filesOf('fresh'));
      for (const [old, now, folder] of [
        ['main:fresh', 'fresh', cwd],
        ['main:./', '.', join(cwd, 'fresh')],
        ['main:fresh/apiDefinition.swagger.json', 'apiDefinition.swagger.json', join(cwd, 'fresh')],
      ] as const) {
        const { code, stdout } = await runIn(folder, ['diff', old, now], { env });
        expect(code, old).to.equal(0);
        expect(stdout)
          .to.include('Nothing to compare with, so every trigger counts as new: Cannot read "main:')
          .and.include('OnSample: Safe: the trigger is new');
      }
    }));

  it('says what is wrong when Git knows no such revision or path', () =>
    committed(undefined, async (cwd) => {
      const said = async (old: string): Promise<string> =>
        (await runIn(cwd, ['diff', old, '.'], { env })).stderr;
      expect(await said('mian:connector')).to.match(
        /^error: Cannot read "mian:connector": .*; fetch that revision first/,
      );
      expect(await said('main:nowhere')).to.match(
        /^error: Cannot read "main:nowhere": path 'nowhere' does not exist/,
      );
      expect(await said('main:nowhere/.')).to.match(/^error: /);
      expect(await said('--output=x:y')).to.match(/^error: /);
    }));
});

describe('diff with a broker', () => {
  const json = (value: unknown): string => JSON.stringify(value);
  const pact = {
    consumer: { name: 'Lab connector' },
    provider: { name: 'Lab' },
    metadata: { triggerpact: { schemaVersion: 1, triggers: { OnResult: {} } } },
    _links: { 'pb:consumer-version': { name: '1.4.0' }, 'pb:pact-version': { name: 'abc' } },
  };

  /** As much of a Pact Broker as says who holds a contract. */
  const listener: RequestListener = (request, response) => {
    if (request.url === '/') response.end(json({ _links: { 'pb:x': {} } }));
    else if (request.url === '/pact') response.end(json(pact));
    else response.end(json({ _embedded: { pacts: [{ _links: { self: { href: '/pact' } } }] } }));
  };

  const withServer = async <T>(use: (url: string) => Promise<T>): Promise<T> => {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  };

  const notes = (broker: string, edit: Edit): Promise<readonly string[]> =>
    withFolder(
      {
        ...filesOf('old'),
        ...filesOf('new', edit),
        'triggerpact.yaml': `definitions: new\nbroker: { url: "${broker}" }\n`,
      },
      async (cwd) => {
        const { stdout, code } = await runIn(cwd, ['diff', 'old', 'new', '--reporter', 'json'], { env });
        expect(code).to.equal(1);
        return (JSON.parse(stdout) as Report).notes.map((n) => n.message);
      },
    );

  it('names the versions that hold a contract of what changed', () =>
    withServer(async (url) => {
      expect(await notes(url, losesAnOutput)).to.deep.equal([
        'Affected: "Lab connector" 1.4.0 (deployed or released) holds a contract of "OnResult"',
      ]);
    }));

  it('says that nobody does when no contract holds the trigger', () =>
    withServer(async (url) => {
      const edit: Edit = (d) => delete d.definitions.Hook.properties.filter;
      expect(await notes(url, edit)).to.deep.equal([
        'Affected: the Pact Broker knows no contract of "Lab" with what changed',
      ]);
    }));

  it('only notes it when the broker is away or a variable of it is unset', async () => {
    expect((await notes('http://127.0.0.1:1', losesAnOutput))[0]).to.match(
      /^Who is affected could not be asked: The Pact Broker is not there/,
    );
    expect((await notes('${LAB_BROKER}', losesAnOutput))[0]).to.match(
      /^Who is affected could not be asked: .*LAB_BROKER/,
    );
  });
});
