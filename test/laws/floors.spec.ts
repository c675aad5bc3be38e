import { existsSync } from 'node:fs';
import { expect } from 'chai';
import { breachesOf, importsOf, readFloors, readSources, roomOf, type Floor } from './floors.ts';

const small: readonly Floor[] = [
  { pure: true, rooms: { 'nouns, *.ts': 'nouns' } },
  { pure: true, rooms: { report: 'reports', contract: 'contracts' } },
  { pure: false, rooms: { cli: 'a door', 'report/server': 'serves reports' } },
];

const said = (path: string, text: string): readonly string[] => breachesOf(small, { [path]: text });

describe('breachesOf', () => {
  it('breachesOf says nothing when a file imports its own room, a lower one or a package', () => {
    expect(said('cli/a.ts', `import { b } from './b.ts';\nexport * from '../report/c.ts';`)).to.deep.equal(
      [],
    );
    expect(
      said('nouns/a.ts', `import type { J } from '../json.ts';\nimport { parse } from 'yaml';`),
    ).to.deep.equal([]);
    expect(said('json.ts', `import type { A } from './nouns/a.ts';`)).to.deep.equal([]);
    expect(said('cli/a.ts', `import { join } from 'node:path';`)).to.deep.equal([]);
  });

  it('breachesOf names both when a file imports its neighbour, or a room above', () => {
    expect(said('report/a.ts', `import { b } from '../contract/b.ts';`)).to.deep.equal([
      'report/a.ts (floor 1) imports contract/b.ts (floor 1)',
    ]);
    expect(said('nouns/deep/a.ts', `const b = await import('../../cli/b.ts');`)).to.deep.equal([
      'nouns/deep/a.ts (floor 0) imports cli/b.ts (floor 2)',
    ]);
    expect(said('report/a.ts', `import {\n  b,\n} from './server/b.ts';`)).to.have.length(1);
  });

  it('breachesOf names the module when a pure floor imports one of Node.js, with its prefix or without', () => {
    expect(said('report/a.ts', `import { join } from 'node:path';\nimport fs from 'fs';`)).to.deep.equal([
      'report/a.ts is on a pure floor and imports node:path',
      'report/a.ts is on a pure floor and imports fs',
    ]);
  });

  it('breachesOf names the file when no room holds it', () => {
    expect(said('attic/a.ts', `import { b } from './b.ts';`)).to.deep.equal([
      'attic/a.ts is in no room of floors.json',
    ]);
  });
});

describe('the floors of src', () => {
  const floors = readFloors();
  const sources = readSources();

  it('hold: every file imports from its own room or a lower floor, and pure floors nothing of Node.js', () => {
    expect(breachesOf(floors, sources)).to.deep.equal([]);
  });

  it('list each folder that there is, and no other', () => {
    const homeless = Object.keys(sources).filter((path) => roomOf(floors, path) === undefined);
    const rooms = floors.flatMap((floor) => Object.keys(floor.rooms).flatMap((name) => name.split(', ')));
    expect(homeless).to.deep.equal([]);
    expect(rooms.filter((room) => room !== '*.ts' && !existsSync(`src/${room}`))).to.deep.equal([]);
  });

  it('have commands that do not know each other', () => {
    const arrows = Object.entries(sources)
      .filter(([path]) => path.startsWith('commands/'))
      .flatMap(([path, text]) =>
        importsOf(text)
          .filter((wanted) => wanted.startsWith('./'))
          .map((w) => `${path} → ${w}`),
      );
    expect(arrows).to.deep.equal([]);
  });
});
