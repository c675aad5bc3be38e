import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Draft } from '../assess/draft/draft.ts';
import { shownPath } from '../config/find.ts';
import { messageOf, UsageError } from '../errors.ts';
import type { World } from '../world.ts';

const configuration = (url: string): string =>
  [
    '# Drafted: say below how an event of each trigger is caused ("emit"), then run "triggerpact verify".',
    'definitions: apiDefinition.swagger.json',
    'service:',
    `  url: ${JSON.stringify(url)}`,
    '',
  ].join('\n');

const exists = async (path: string): Promise<boolean> => {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
};

/**
 * Writes a drafted definition, its apiProperties.json and a triggerpact.yaml into a folder. Overwrites nothing unless
 * `force`; then it is a UsageError, and nothing is written at all. Returns the paths as they are shown.
 */
export const writeDraft = async (
  { definition, properties }: Draft,
  { folder, url, force }: { readonly folder: string; readonly url: string; readonly force: boolean },
  { cwd }: Pick<World, 'cwd'>,
): Promise<readonly string[]> => {
  const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
  const files = {
    'apiDefinition.swagger.json': json(definition),
    'apiProperties.json': json(properties),
    'triggerpact.yaml': configuration(url),
  };
  const paths = Object.keys(files).map((name) => join(folder, name));
  const present: string[] = [];
  for (const path of paths) if (await exists(path)) present.push(`"${shownPath(cwd, path)}"`);
  if (present.length > 0 && !force)
    throw new UsageError(
      `Cannot write the draft: ${present.join(', ')} exist already; name another folder with --out, or overwrite with --force`,
    );
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of Object.entries(files))
      await writeFile(join(folder, name), text, { flag: force ? 'w' : 'wx' });
  } catch (cause) {
    throw new UsageError(`Cannot write the draft to "${shownPath(cwd, folder)}": ${messageOf(cause)}`, {
      cause,
    });
  }
  return paths.map((path) => shownPath(cwd, path));
};
