import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';

type Exports = string | null | { readonly [key: string]: Exports };

interface Manifest {
  readonly name: string;
  readonly exports?: Exports;
  readonly module?: string;
  readonly main?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** What a browser is told of where modules are. */
export interface ImportMap {
  readonly imports: Readonly<Record<string, string>>;
  readonly scopes: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const CONDITIONS = ['browser', 'import', 'module', 'default'];

const read = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** The file that a browser takes of an entry of `exports`; undefined where it has none. */
const chosen = (entry: Exports | undefined): string | undefined => {
  if (typeof entry === 'string') return entry;
  const found = Object.entries(entry ?? {}).find(([condition]) => CONDITIONS.includes(condition));
  return found === undefined ? undefined : chosen(found[1]);
};

/** What can be imported of a package: the name it is imported by → its address. */
const entriesOf = (folder: string): Readonly<Record<string, string>> => {
  const { name, exports, module, main = 'index.js' } = read(folder);
  const isByPath = typeof exports === 'object' && Object.keys(exports ?? {}).some((k) => k.startsWith('.'));
  const paths: Readonly<Record<string, Exports>> = isByPath
    ? (exports ?? {})
    : { '.': exports ?? module ?? main };
  return Object.fromEntries(
    Object.entries(paths).flatMap(([path, entry]) => {
      const file = chosen(entry);
      return file === undefined || path.includes('*') ? [] : [[join(name, path), `/${join(folder, file)}`]];
    }),
  );
};

/** The folder of a package that a module in another folder means. */
const folderOf = (name: string, from: string): string | undefined => {
  const folder = join(from, 'node_modules', name);
  if (existsSync(folder)) return folder;
  return from === '.' ? undefined : folderOf(name, dirname(from));
};

/**
 * The import map of the package in the working folder for a browser, by the `exports` of each package alone: for what it
 * exports itself, for some of its dependencies, and for all of theirs.
 */
export const importMapOf = (dependencies: readonly string[]): ImportMap => {
  const scopes: Record<string, Record<string, string>> = {};
  const seenBy = (folder: string, names: readonly string[]): Record<string, string> => {
    const folders = names.flatMap((name) => folderOf(name, folder) ?? []);
    for (const one of folders) {
      const key = `/${one}/`;
      if (key in scopes) continue;
      scopes[key] = {};
      scopes[key] = seenBy(one, Object.keys(read(one).dependencies ?? {}));
    }
    return Object.assign({}, ...folders.map(entriesOf)) as Record<string, string>;
  };
  return { imports: { ...entriesOf('.'), ...seenBy('.', dependencies) }, scopes };
};
