import { expect } from 'chai';
import { pairDocuments, type NamedDocument, type Version } from '../../src/diff/pair-documents.ts';
import { readLab } from './definitions.ts';

const named = (name: string, title = 'Lab', operations?: string): NamedDocument => ({
  name,
  document: readLab(name, (d) => {
    d.info.title = title;
    if (operations === undefined) return;
    d.paths['/hooks'].post.operationId = `${operations}Sample`;
    d.paths['/labs/{lab}/results'].get.operationId = `${operations}Result`;
  }),
});

const folder = (...documents: readonly NamedDocument[]): Version => ({ documents, isFolder: true });
const file = (document: NamedDocument): Version => ({ documents: [document], isFolder: false });

const shown = (before: Version, after: Version): unknown => {
  const { pairs, gone, fresh } = pairDocuments(before, after);
  return {
    pairs: pairs.map((p) => `${p.before.file} → ${p.after.file}`),
    gone: gone.map((d) => d.file),
    fresh: fresh.map((d) => d.file),
  };
};

describe('pairDocuments', () => {
  it('compares two files whatever they are called', () => {
    expect(shown(file(named('old.json', 'A')), file(named('new.json', 'B')))).to.deep.equal({
      pairs: ['old.json → new.json'],
      gone: [],
      fresh: [],
    });
  });

  it('pairs the definitions of two folders by path, then by title', () => {
    const before = folder(
      named('a/api.json', 'A'),
      named('b/api.json', 'B'),
      named('c/api.json', 'C', 'OnC'),
    );
    const after = folder(
      named('a/api.json', 'New name'),
      named('moved/api.json', 'B'),
      named('d/api.json', 'D', 'OnD'),
    );
    expect(shown(before, after)).to.deep.equal({
      pairs: ['a/api.json → a/api.json', 'b/api.json → moved/api.json'],
      gone: ['c/api.json'],
      fresh: ['d/api.json'],
    });
  });

  it('knows a definition that moved and has another title by its triggers', () => {
    const before = folder(named('a/api.json', 'A', 'OnA'), named('b/api.json', 'B', 'OnB'));
    const after = folder(named('x/api.json', 'X', 'OnB'), named('y/api.json', 'Y', 'OnY'));
    expect(shown(before, after)).to.deep.equal({
      pairs: ['b/api.json → x/api.json'],
      gone: ['a/api.json'],
      fresh: ['y/api.json'],
    });
  });

  it('does not call gone, or new, what is there and cannot be read', () => {
    const [a, b] = [named('a/api.json', 'A'), named('b/api.json', 'B')];
    const half = { ...folder(a), unread: ['b/api.json'] };
    for (const [before, after] of [
      [folder(a, b), half],
      [half, folder(a, b)],
    ] as const)
      expect(shown(before, after)).to.deep.include({ gone: [], fresh: [] });
    expect(shown(folder(a, b), { ...folder(a), unread: ['c/api.json'] })).to.deep.include({ gone: [] });
    expect(shown(folder(a, b), { ...folder(), unread: ['a/api.json'] })).to.deep.include({
      gone: ['b/api.json'],
    });
  });

  it('finds in a folder the one that a single file is a version of', () => {
    const others = folder(
      named('x/api.json', 'X'),
      named('lab/api.json', 'Lab'),
      named('y/lab/api.json', 'Y'),
    );
    const single = file(named('elsewhere/api.json', 'Lab'));
    expect(shown(single, others)).to.deep.include({
      pairs: ['elsewhere/api.json → lab/api.json'],
      fresh: [],
    });
    expect(shown(others, single)).to.deep.include({ pairs: ['lab/api.json → elsewhere/api.json'], gone: [] });
  });

  it('asks which is meant when two could be', () => {
    const others = folder(named('x/api.json'), named('y/api.json'));
    expect(() => pairDocuments(file(named('api.json')), others)).to.throw(
      'Both "x/api.json" and "y/api.json" may be',
    );
  });
});
