import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { stringify } from 'yaml';
import { shownPath } from '../config/find.ts';
import { UsageError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';

/**
 * Writes `triggerpact.yaml` into a folder, and never over one that is there (UsageError). `make` gives its content;
 * what it is given turns a path of the working folder into one from that folder.
 */
export const writeConfiguration = async (
  folder: string,
  make: (pathOf: (file: string) => string) => JsonObject,
  { cwd, stdout }: Pick<World, 'cwd' | 'stdout'>,
): Promise<void> => {
  const file = join(resolve(cwd, folder), 'triggerpact.yaml');
  const shown = shownPath(cwd, file);
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere)
    throw new UsageError(`Cannot write "${shown}": it is there already; give --init another folder`);
  await mkdir(dirname(file), { recursive: true });
  const content = make((path) => relative(dirname(file), resolve(cwd, path)).replaceAll(sep, '/'));
  await writeFile(file, stringify(content));
  stdout(`Wrote ${shown}: triggerpact verify --config ${folder}\n`);
};
