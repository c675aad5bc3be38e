import { expect } from 'chai';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createJournal, type JournalEntry } from '../../src/scenarios/journal.ts';
import { processMark } from '../../src/service/process-mark.ts';
import { withFolder } from '../folder.ts';

const entry = (id: string, more: Partial<JournalEntry> = {}): JournalEntry => ({
  id,
  run: 'r1',
  by: '1-00000000',
  serviceUrl: 'http://127.0.0.1:4010',
  trigger: 'OnAlarm',
  at: '2026-01-01T00:00:00.000Z',
  registration: '/hooks',
  location: `/hooks/${id}`,
  isNew: true,
  ...more,
});

const inFolder = (use: (file: string) => void): Promise<void> =>
  withFolder({}, (folder) => {
    use(join(folder, '.triggerpact', 'journal.json'));
    return Promise.resolve();
  });

describe('createJournal', () => {
  it('createJournal keeps entries for another process to find, and replaces one that is put again', () =>
    inFolder((file) => {
      const journal = createJournal(file);
      journal.put(entry('1', { location: '/hooks/0' }));
      journal.put(entry('2'));
      journal.put(entry('1'));
      expect(createJournal(file).read()).to.deep.equal([entry('2'), entry('1')]);
    }));

  it('createJournal keeps what is gone as long as something of its run is left: it shows what is not shared', () =>
    inFolder((file) => {
      const journal = createJournal(file);
      journal.put(entry('1'));
      journal.put(entry('2'));
      journal.put(entry('1', { gone: true }));
      expect(journal.read().map((e) => [e.id, e.gone])).to.deep.equal([
        ['2', undefined],
        ['1', true],
      ]);
      journal.put(entry('2', { gone: true }));
      expect(existsSync(file)).to.equal(false);
    }));

  it('createJournal leaves no file behind with its last entry, and that of another run alone', () =>
    inFolder((file) => {
      const journal = createJournal(file);
      journal.put(entry('1'));
      journal.put(entry('2', { run: 'r2' }));
      journal.remove('1');
      expect(readFileSync(file, 'utf8')).to.match(/\n$/);
      expect(journal.read()).to.deep.equal([entry('2', { run: 'r2' })]);
      journal.remove('2');
      expect(existsSync(file)).to.equal(false);
    }));

  it('createJournal sees what another run wrote in between', () =>
    inFolder((file) => {
      const [journal, another] = [createJournal(file), createJournal(file)];
      journal.put(entry('1'));
      another.put(entry('2', { run: 'r2' }));
      journal.put(entry('3'));
      another.remove('2');
      expect(journal.read()).to.deep.equal([entry('1'), entry('3')]);
      expect(JSON.parse(readFileSync(file, 'utf8'))).to.deep.equal([entry('1'), entry('3')]);
    }));

  it('createJournal keeps the file to the user alone', () =>
    inFolder((file) => {
      createJournal(file).put(entry('1'));
      if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).to.equal(0o600);
    }));

  it('createJournal goes on after a run that was killed while it wrote', () =>
    inFolder((file) => {
      const journal = createJournal(file);
      journal.put(entry('1'));
      writeFileSync(`${file}.lock`, processMark.replace(/^\d+/, '2147483647'));
      writeFileSync(`${file}.new`, '[{"id":');
      journal.put(entry('2'));
      expect(journal.read().map((e) => e.id)).to.deep.equal(['1', '2']);
    }));

  for (const text of ['{"a":', '{}', '[1, null, {"target": "/x"}]'])
    it(`createJournal says so, and overwrites nothing, when the file holds ${text}`, () =>
      withFolder({ 'journal.json': text }, (folder) => {
        const file = join(folder, 'journal.json');
        const journal = createJournal(file);
        expect(() => journal.read()).to.throw(
          /^Cannot read the journal of earlier runs, ".*": it is damaged/,
        );
        expect(() => journal.put(entry('1'))).to.throw(/it is damaged/);
        expect(readFileSync(file, 'utf8')).to.equal(text);
        return Promise.resolve();
      }));
});
