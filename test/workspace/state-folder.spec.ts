import { expect } from 'chai';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeStateFolder, openStateFolder, stateFolders } from '../../src/workspace/state-folder.ts';
import { withFolder } from '../folder.ts';

const inFolder = (use: (folder: string) => void): Promise<void> =>
  withFolder({}, (folder) => Promise.resolve(use(folder)));

describe('openStateFolder', () => {
  it('openStateFolder makes a folder for the user alone, which git ignores', () =>
    inFolder((folder) => {
      const { path, elsewhere } = openStateFolder(folder, {});
      expect([path, elsewhere]).to.deep.equal([join(folder, '.triggerpact'), undefined]);
      expect(readFileSync(join(path, '.gitignore'), 'utf8')).to.equal('*\n');
      if (process.platform === 'win32') return;
      expect(statSync(path).mode & 0o777).to.equal(0o700);
      expect(statSync(join(path, '.gitignore')).mode & 0o777).to.equal(0o600);
    }));

  it('openStateFolder takes the user’s state folder when nothing can be written beside the configuration', () =>
    inFolder((folder) => {
      // Whoever runs the specs may write anywhere: below /proc nobody can.
      if (process.platform !== 'linux') return;
      const env = { XDG_STATE_HOME: join(folder, 'state') };
      const { path, elsewhere } = openStateFolder('/sys/kernel', env);
      expect(path).to.equal(stateFolders('/sys/kernel', env)[1]);
      expect(path.startsWith(join(folder, 'state', 'triggerpact'))).to.equal(true);
      expect(elsewhere).to.match(/permi|read-only/);
    }));

  it('openStateFolder says so when a file has the name of the folder', () =>
    inFolder((folder) => {
      writeFileSync(join(folder, '.triggerpact'), '');
      expect(() => openStateFolder(folder, {})).to.throw(
        /^Cannot keep a journal in ".*\.triggerpact": something else is there already; it has to be a folder/,
      );
    }));

  it('closeStateFolder removes the folder only when nothing is kept in it', () =>
    inFolder((folder) => {
      const { path } = openStateFolder(folder, {});
      writeFileSync(join(path, 'journal.json'), '[]');
      closeStateFolder(path);
      expect(existsSync(path)).to.equal(true);
      const other = openStateFolder(join(folder, 'b'), {}).path;
      closeStateFolder(other);
      expect(existsSync(other)).to.equal(false);
    }));
});
