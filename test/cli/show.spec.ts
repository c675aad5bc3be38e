import { expect } from 'chai';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergeReports } from '../../src/report/merge.ts';
import type { Entry, Report } from '../../src/model.ts';
import { keepLastRun } from '../../src/workspace/last-run.ts';
import { withFolder } from '../folder.ts';
import { broken, reportOf } from '../samples/reports.ts';
import { runIn, type Outcome } from './world.ts';

const drop = (): void => undefined;
const same = <T>(value: T): T => value;

const show = (report: Report | undefined, ...argv: string[]): Promise<Outcome> =>
  withFolder({}, async (cwd) => {
    if (report !== undefined) await keepLastRun(report, { cwd, stderr: drop, hide: same });
    return runIn(cwd, ['show', ...argv]);
  });

describe('show', () => {
  it('lists each exchange and notification of the last run in a line, with the rules that it breaks', async () => {
    const { code, stdout } = await show(broken);
    expect(code).to.equal(0);
    expect(stdout.split('\n').slice(0, 4)).to.deep.equal([
      'fail: 1 finding, 1 Pact interaction broken, 1 warning, 1 rule could not be judged, 2 of 5 rules not judged',
      '',
      '     7  204  GET /items?since=3  (✗ P-02)',
      '     8  202  notification PUT /cb',
    ]);
  });

  it('names the subscription of a notification, and says that its connection was closed', async () => {
    const trigger = 'OnItem';
    const entries = (broken.trace?.entries ?? []).map((e): Entry =>
      e.type === 'delivery' ? { ...e, trigger, subscription: 'OnItem/first', status: 0, reset: true } : e,
    );
    const closed = { ...broken, trace: { ...(broken.trace ?? expect.fail()), entries } };
    expect((await show(closed)).stdout).to.include(
      '     8  connection closed notification PUT /cb  (OnItem/first)\n',
    );
    expect((await show(closed, '8')).stdout)
      .to.match(/^Notification 8 of OnItem\/first, /)
      .and.include('Answer\n  connection closed by the callback\n');
  });

  it('shows one exchange whole, with a command that repeats it', async () => {
    const { stdout } = await show(broken, '7');
    expect(stdout)
      .to.match(/^Exchange 7, 0\.00 s after the run began\n/)
      .and.include('✗ P-02 A poll with nothing new was answered 204\\u001b[31m\n')
      .and.include('Request\n  GET /items?since=3\n')
      .and.include('Answer\n  HTTP 204\n')
      .and.include("Repeat it\ncurl -i 'http://127.0.0.1:1/items?since=3'\n");
    expect((await show(broken, '8')).stdout).to.match(/^Notification 8, /);
  });

  it('names an exchange after its run when there were several', async () => {
    const several = mergeReports(broken, broken);
    expect((await show(several)).stdout).to.include('   2.7  204  GET /items?since=3  (✗ P-02)');
    expect((await show(several, '2.7')).stdout).to.match(/^Exchange 7, /);
  });

  it('writes the page of the last run for the user alone, and prints its path', async () => {
    await withFolder({}, async (cwd) => {
      await keepLastRun(broken, { cwd, stderr: drop, hide: same });
      const path = (await runIn(cwd, ['show', '--html'])).stdout.trim();
      expect(path).to.equal(join(cwd, '.triggerpact', 'last', 'report.html'));
      expect(readFileSync(path, 'utf8')).to.match(/^<!doctype html>/);
      if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).to.equal(0o600);
    });
  });

  const mistakes = [
    { report: undefined, argv: [], says: 'No run is kept in ".triggerpact/last": run `triggerpact verify`' },
    { report: broken, argv: ['99'], says: 'The last run has no exchange "99"' },
  ];
  for (const { report, argv, says } of mistakes)
    it(`says "${says}" when there is nothing to show`, async () => {
      const { code, stderr } = await show(report, ...argv);
      expect(code).to.equal(2);
      expect(stderr.replaceAll('\\', '/')).to.include(says);
    });
});

describe('keepLastRun', () => {
  it('keeps the report and the trace where only the user reads them and Git does not look', async () => {
    await withFolder({}, async (cwd) => {
      const folder = join(cwd, '.triggerpact');
      await keepLastRun(mergeReports(broken, broken), { cwd, stderr: drop, hide: same });
      await keepLastRun(broken, { cwd, stderr: drop, hide: same });
      expect(readFileSync(join(folder, '.gitignore'), 'utf8')).to.equal('*\n');
      expect(existsSync(join(folder, 'last', 'trace-2.json'))).to.equal(false);
      const modes = ['last', 'last/report.json', 'last/trace.json'].map(
        (name) => statSync(join(folder, name)).mode & 0o777,
      );
      if (process.platform !== 'win32') expect(modes).to.deep.equal([0o700, 0o600, 0o600]);
    });
  });

  it('says so and goes on when the folder cannot be written', async () => {
    await withFolder({}, async (cwd) => {
      writeFileSync(join(cwd, '.triggerpact'), 'a file where the folder should be');
      const told: string[] = [];
      await keepLastRun(broken, { cwd, stderr: (text) => told.push(text), hide: same });
      expect(told.join('')).to.match(/^note: the run is not kept for `triggerpact show`: /);
    });
  });

  it('leaves the last run alone when a run came to nothing', async () => {
    await withFolder({}, async (cwd) => {
      mkdirSync(join(cwd, '.triggerpact'));
      await keepLastRun(reportOf(), { cwd, stderr: drop, hide: same });
      expect(existsSync(join(cwd, '.triggerpact', 'last'))).to.equal(false);
    });
  });
});
