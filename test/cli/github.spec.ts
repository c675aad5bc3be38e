import { expect } from 'chai';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withFolder } from '../folder.ts';
import { withoutDelete } from '../samples/doorbell-definition.ts';
import { runIn, type Outcome } from './world.ts';

interface Job extends Outcome {
  readonly summary: string;
}

/** Lints in a job of GitHub Actions, in a folder of a repository. */
const inJob = (...argv: string[]): Promise<Job> =>
  withFolder({ '.git': '', 'api/a.json': withoutDelete() }, async (root) => {
    const file = join(root, 'summary.md');
    writeFileSync(file, 'before\n');
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: file };
    const outcome = await runIn(join(root, 'api'), ['lint', 'a.json', ...argv], { env });
    return { ...outcome, summary: readFileSync(file, 'utf8') };
  });

describe('a job of GitHub Actions', () => {
  it('gets text, annotations and a summary when no reporter is named', async () => {
    const { code, stdout, summary } = await inJob();
    expect(code).to.equal(1);
    expect(stdout).to.include('fail: 1 finding');
    expect(stdout).to.match(/^::error file=api\/a\.json,line=\d+,col=\d+,title=D-11 /m);
    expect(summary).to.match(/^before\n# triggerpact lint: ❌ fail\n/);
  });

  it('obeys no command in the text of the report', async () => {
    const { stdout } = await inJob();
    const [, token, text] = /^::stop-commands::([\w-]{36})\n([\s\S]*?)\n::\1::\n/.exec(stdout) ?? [];
    expect(token).to.be.a('string');
    expect(text).to.include('fail: 1 finding').and.not.include('::error');
  });

  it('gets only the reporters that are named', async () => {
    const { stdout, summary } = await inJob('--reporter', 'json');
    expect(JSON.parse(stdout)).to.include({ verdict: 'fail' });
    expect(summary).to.equal('before\n');
  });

  it('refuses annotations in the middle of a document', async () => {
    const { code, stderr } = await inJob('--reporter', 'json', '--reporter', 'github');
    expect(code).to.equal(2);
    expect(stderr).to.include('Reporters "json" and "github" both write to standard output');
  });

  it('says it when the summary cannot be written', async () => {
    const outcome = await withFolder({ 'a.json': withoutDelete() }, (cwd) =>
      runIn(cwd, ['lint', 'a.json'], {
        env: { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(cwd, 'no', 'file') },
      }),
    );
    expect(outcome.code).to.equal(2);
    expect(outcome.stderr).to.include('Cannot write the summary of the job');
    expect(outcome.stdout).to.include('fail: 1 finding');
  });
});
