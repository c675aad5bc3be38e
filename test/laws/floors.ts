import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';

/** A floor of src: what stands on it imports from lower floors only. */
export interface Floor {
  /** Nothing of Node.js, no clock, no network, no console. */
  readonly pure: boolean;
  /** What each room does. A room is a folder below src, or files directly in it; `model, *.ts` is one room. */
  readonly rooms: Readonly<Record<string, string>>;
}

/** A room, and the floor that it is on. */
export interface Room {
  readonly name: string;
  readonly floor: number;
  readonly pure: boolean;
}

/** The floors of src, from the lowest up: the one list of them. */
export const readFloors = (): readonly Floor[] =>
  JSON.parse(readFileSync('floors.json', 'utf8')) as readonly Floor[];

/** The text of every file below src, by its path there. */
export const readSources = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(posix.join('src', path), 'utf8')]),
  );

const holds = (place: string, path: string): boolean =>
  place === path || path.startsWith(`${place}/`) || (place === '*.ts' && !path.includes('/'));

/** The room of a file: `report` of `report/build.ts`. Of several that hold it, the one that says most. */
export const roomOf = (floors: readonly Floor[], path: string): Room | undefined => {
  const places = floors.flatMap(({ pure, rooms }, floor) =>
    Object.keys(rooms).flatMap((name) => name.split(', ').map((place) => ({ place, name, floor, pure }))),
  );
  const [best] = places
    .filter(({ place }) => holds(place, path))
    .toSorted(
      (a, b) => Number(a.place === '*.ts') - Number(b.place === '*.ts') || b.place.length - a.place.length,
    );
  return best;
};

/** What a text imports, or exports from elsewhere. */
export const importsOf = (text: string): readonly string[] =>
  [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^'\n]+)'/g)].flatMap((m) => m[1] ?? []);

const breach = (floors: readonly Floor[], path: string, wanted: string): string | undefined => {
  const home = roomOf(floors, path);
  if (home === undefined) return `${path} is in no room of floors.json`;
  if (!wanted.startsWith('.'))
    return home.pure && isBuiltin(wanted) ? `${path} is on a pure floor and imports ${wanted}` : undefined;
  const target = posix.join(posix.dirname(path), wanted);
  const other = roomOf(floors, target);
  if (other !== undefined && (other.name === home.name || other.floor < home.floor)) return undefined;
  return `${path} (floor ${home.floor}) imports ${target} (${other === undefined ? 'no floor' : `floor ${other.floor}`})`;
};

/** What a house breaks of its floors: an import of a room that is not lower, of Node.js on a pure floor. */
export const breachesOf = (
  floors: readonly Floor[],
  sources: Readonly<Record<string, string>>,
): readonly string[] =>
  Object.entries(sources).flatMap(([path, text]) =>
    importsOf(text).flatMap((wanted) => breach(floors, path, wanted) ?? []),
  );
