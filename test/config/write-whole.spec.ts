import { expect } from 'chai';
import { lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../src/config/write-whole.ts';
import { withFolder } from '../folder.ts';

describe('writeWhole', () => {
  it('writeWhole makes the folders above a file, and leaves nothing beside it', () =>
    withFolder({}, (folder) => {
      const file = join(folder, 'a', 'b', 'report.json');
      writeWhole(file, 'first');
      writeWhole(file, 'second');
      expect(readFileSync(file, 'utf8')).to.equal('second');
      expect(readdirSync(join(folder, 'a', 'b'))).to.deep.equal(['report.json']);
      return Promise.resolve();
    }));

  it('writeWhole keeps what was there, and leaves nothing beside it, when it cannot be written', () =>
    withFolder({ 'file/in': 'kept' }, (folder) => {
      expect(() => writeWhole(join(folder, 'file', 'in', 'x'), 'text')).to.throw(/EEXIST|ENOTDIR/);
      expect(() => writeWhole(join(folder, 'file'), 'text')).to.throw(/EISDIR/);
      expect(readdirSync(folder)).to.deep.equal(['file']);
      expect(readFileSync(join(folder, 'file', 'in'), 'utf8')).to.equal('kept');
      return Promise.resolve();
    }));

  it('writeWhole writes through a link instead of replacing it', () =>
    withFolder({ real: 'old' }, (folder) => {
      if (process.platform === 'win32') return Promise.resolve();
      symlinkSync(join(folder, 'real'), join(folder, 'link'));
      writeWhole(join(folder, 'link'), 'new');
      expect(readFileSync(join(folder, 'real'), 'utf8')).to.equal('new');
      expect(lstatSync(join(folder, 'link')).isSymbolicLink()).to.equal(true);
      return Promise.resolve();
    }));
});
