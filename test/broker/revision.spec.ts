import { expect } from 'chai';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findRevision, requireVersion } from '../../src/broker/revision.ts';
import { withFolder } from '../folder.ts';

const env = { PATH: process.env['PATH'], GIT_CEILING_DIRECTORIES: '/' };
const signal = new AbortController().signal;

const git = (folder: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=spec', '-c', 'user.email=spec@example.com', ...args], {
    cwd: folder,
    encoding: 'utf8',
  }).trim();

const withRepository = (use: (folder: string, commit: string) => Promise<void>): Promise<void> =>
  withFolder({ 'a.txt': 'one\n' }, async (folder) => {
    git(folder, 'init', '--quiet', '--initial-branch', 'feat/x');
    git(folder, 'add', '.');
    git(folder, 'commit', '--quiet', '-m', 'first');
    await use(folder, git(folder, 'rev-parse', 'HEAD'));
  });

describe('findRevision', () => {
  it('findRevision is the commit and its branch when nothing else is said', () =>
    withRepository(async (folder, version) => {
      const found = await findRevision({}, { folder, env, signal });
      expect(found).to.deep.equal({ version, branch: 'feat/x', warnings: [] });
    }));

  it('findRevision warns when the commit is not what is in the folder', () =>
    withRepository(async (folder, version) => {
      writeFileSync(join(folder, 'a.txt'), 'two\n');
      const { warnings } = await findRevision({}, { folder, env, signal });
      expect(warnings).to.deep.equal([
        `The working tree has 1 uncommitted change, which version "${version}" does not hold: M a.txt`,
      ]);
      expect((await findRevision({ version: '1.0' }, { folder, env, signal })).warnings).to.deep.equal([]);
    }));

  it('findRevision warns when a file that is to be published was never committed', () =>
    withRepository(async (folder) => {
      writeFileSync(join(folder, 'new.json'), '{}');
      expect((await findRevision({}, { folder, env, signal })).warnings).to.deep.equal([]);
      const { warnings } = await findRevision(
        {},
        { folder, env, signal, published: join(folder, 'new.json') },
      );
      expect(warnings[0]).to.match(/has 1 uncommitted change, .*: \?\? new.json$/);
    }));

  it('findRevision takes what is given before what the build says, and that before git', () =>
    withRepository(async (folder) => {
      const build = { ...env, CIRCLECI: 'true', CIRCLE_SHA1: 'abc', CIRCLE_BRANCH: 'built' };
      const found = await findRevision({ branch: 'given' }, { folder, env: build, signal });
      expect([found.version, found.branch]).to.deep.equal(['abc', 'given']);
    }));

  it('findRevision has no branch when the commit is checked out by itself', () =>
    withRepository(async (folder, version) => {
      git(folder, 'checkout', '--quiet', '--detach');
      expect(await findRevision({}, { folder, env, signal })).to.deep.equal({ version, warnings: [] });
    }));

  it('requireVersion names the option that gives a version when there is none', () =>
    withFolder({}, async (folder) => {
      const found = await findRevision({}, { folder, env, signal });
      expect(() => requireVersion(found, '--app-version')).to.throw(/^No version: .* so give --app-version$/);
    }));
});
