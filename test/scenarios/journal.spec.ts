import { expect } from 'chai';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createJournal, type JournalEntry } from '../../src/scenarios/journal.ts';
import { withFolder } from '../folder.ts';

const entry = (id: string, serviceUrl = 'http://127.0.0.1:4010'): JournalEntry => ({
  serviceUrl,
  trigger: 'OnAlarm',
  method: 'DELETE',
  target: `/hooks/${id}`,
  at: '2026-01-01T00:00:00.000Z',
});

const inFolder = (use: (file: string, folder: string) => void): Promise<void> =>
  withFolder({}, (folder) => {
    use(join(folder, '.triggerpact', 'journal.json'), folder);
    return Promise.resolve();
  });

describe('createJournal', () => {
  it('createJournal keeps entries for another process to find', () =>
    inFolder((file) => {
      const journal = createJournal(file);
      journal.add(entry('1'));
      journal.add(entry('2'));
      expect(createJournal(file).read()).to.deep.equal([entry('1'), entry('2')]);
    }));

  it('createJournal removes an entry of this service and leaves that of another', () =>
    inFolder((file) => {
      const journal = createJournal(file);
      const elsewhere = entry('1', 'https://api.example.com');
      journal.add(entry('1'));
      journal.add(elsewhere);
      journal.remove(entry('1'));
      expect(journal.read()).to.deep.equal([elsewhere]);
    }));

  it('createJournal leaves no file and no folder behind with its last entry', () =>
    inFolder((file, folder) => {
      const journal = createJournal(file);
      journal.add(entry('1'));
      expect(readFileSync(file, 'utf8')).to.match(/\n$/);
      journal.remove(entry('1'));
      expect([existsSync(file), existsSync(join(folder, '.triggerpact'))]).to.deep.equal([false, false]);
    }));

  it('createJournal finds nothing in a file that is damaged or somebody else’s', () =>
    inFolder((_, folder) => {
      const file = join(folder, 'journal.json');
      const found = ['{"a":', '{}', '[1, null, {"target": "/x"}]'].map((text) => {
        writeFileSync(file, text);
        return createJournal(file).read();
      });
      expect(found).to.deep.equal([[], [], []]);
    }));
});
