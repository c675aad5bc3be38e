import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeLeftFolders, withTemporaryFolder } from '../../src/pact/temporary-folder.ts';
import { processMark } from '../../src/service/process-mark.ts';
import { withFolder } from '../folder.ts';

/** The mark of a process of this machine that has ended. */
const endedMark = (): string => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  return processMark.replace(/^\d+/, String(pid));
};

describe('withTemporaryFolder', () => {
  it('withTemporaryFolder removes its folder also when what uses it fails', async () => {
    let used = '';
    const failing = withTemporaryFolder((folder) => {
      used = folder;
      writeFileSync(join(folder, 'a'), '');
      return Promise.reject(new Error('no'));
    });
    expect(await failing.catch(String)).to.equal('Error: no');
    expect([used.includes(processMark), existsSync(used)]).to.deep.equal([true, false]);
  });

  it('withTemporaryFolder says where and what to do when no folder can be made', async () => {
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = process.env['TEMP'] = '/no/such/place';
    try {
      expect(await withTemporaryFolder(() => Promise.resolve()).catch(String)).to.match(
        /Cannot make a temporary folder in ".*place": no such file or folder; set TMPDIR/,
      );
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
      delete process.env['TEMP'];
    }
  });
});

describe('removeLeftFolders', () => {
  it('removeLeftFolders removes what ended runs of this machine left, and nothing else', () =>
    withFolder({}, (place) => {
      const ended = endedMark();
      const kept = [
        `triggerpact-run-${processMark}-Ab12`,
        `triggerpact-run-${ended.replace(/.$/, (c) => (c === '0' ? '1' : '0'))}-Ab12`,
        'triggerpact-run-notes',
        'triggerpact-Ab12',
        'other',
      ];
      for (const name of [...kept, `triggerpact-run-${ended}-Ab12`])
        mkdirSync(join(place, name, 'in'), { recursive: true });
      writeFileSync(join(place, `triggerpact-run-${ended}-file`), '');
      expect(removeLeftFolders(place)).to.deep.equal([`triggerpact-run-${ended}-Ab12`]);
      expect(readdirSync(place)).to.have.members([...kept, `triggerpact-run-${ended}-file`]);
      return Promise.resolve();
    }));
});
