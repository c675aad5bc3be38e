import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gatedWorld } from '../../src/evidence/gate.ts';
import type { Report } from '../../src/model.ts';
import { buildReport } from '../../src/report/build.ts';
import { reportTo } from '../../src/cli/report-to.ts';
import { withFolder } from '../folder.ts';

const report = (): Report =>
  buildReport({
    version: '9.9.9',
    command: 'verify',
    startedAt: 0,
    durationMs: 1,
    rules: [],
    contracts: [],
    reason: 'it is a sample',
  });

/** Reports in a folder in which "file" is a file. */
const reported = (reporter: readonly string[], also?: (report: Report) => Promise<void>) =>
  withFolder({ file: '' }, async (cwd) => {
    const said = { stdout: '', stderr: '' };
    const code = await reportTo(
      'verify',
      { reporter, require: [], verbose: false, positionals: [] },
      gatedWorld({
        cwd,
        env: {},
        stdout: (text) => void (said.stdout += text),
        stderr: (text) => void (said.stderr += text),
        isTerminal: false,
        signal: new AbortController().signal,
        now: () => 0,
        version: '9.9.9',
      }),
      () => Promise.resolve({ ...report(), verdict: 'pass' }),
      also,
    );
    const read = (name: string): string => {
      try {
        return readFileSync(join(cwd, name), 'utf8');
      } catch {
        return '';
      }
    };
    return { code, ...said, json: read('out/r.json') };
  });

describe('reportTo', () => {
  it('reportTo writes every report that can be written, and tells the others, with exit code 2', async () => {
    const { code, stdout, stderr, json } = await reported([
      'junit=file/x.xml',
      'sarif=/proc/x/y.sarif',
      'json=out/r.json',
      'text',
    ]);
    expect(code).to.equal(2);
    expect(json).to.include('"verdict": "pass"');
    expect(stdout).to.match(/^pass/);
    expect(stderr).to.match(
      /error: Cannot write the report to "file\/x\.xml": something else is there already/,
    );
    expect(stderr).to.match(/error: Cannot write the report to "\/proc\/x\/y\.sarif": /);
    expect(stderr).to.match(/exit code 2: not everything could be written\n$/);
  });

  it('reportTo loses no report when what else takes it fails', async () => {
    const { code, stdout, stderr } = await reported(['text'], () =>
      Promise.reject(new RangeError('Invalid string length')),
    );
    expect([code, stdout.startsWith('pass')]).to.deep.equal([2, true]);
    expect(stderr).to.match(/error: Cannot write: it is too large for one text/);
  });

  it('reportTo gives the exit code of the report when everything is written', async () => {
    expect(await reported(['text'])).to.include({ code: 0, stderr: '' });
  });
});
