import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What `package.json` says. */
export interface Manifest {
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly dependencies: Readonly<Record<string, string>>;
  /** What the users of one entry point have anyway. */
  readonly peerDependencies: Readonly<Record<string, string>>;
}

export const readManifest = (): Manifest => JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

/** What would be published, as a file in a folder: its path. */
export const packInto = async (folder: string): Promise<string> => {
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]);
  const packed: unknown = JSON.parse(stdout);
  const first = Array.isArray(packed) ? (packed[0] as unknown) : Object.values(packed as object)[0];
  return join(folder, (first as { filename: string }).filename);
};

/** Unpacks what would be published into an empty project, beside nothing but its dependencies and those of its users. */
export const installPackage = async (folder: string): Promise<string> => {
  const { dependencies, peerDependencies } = readManifest();
  const packed = await packInto(folder);
  const home = join(folder, 'node_modules', 'triggerpact');
  mkdirSync(home, { recursive: true });
  await run('tar', ['-xzf', packed, '-C', home, '--strip-components=1']);
  for (const name of Object.keys({ ...dependencies, ...peerDependencies })) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(process.cwd(), 'node_modules', name), link);
  }
  return home;
};
