import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { messageOf, UsageError } from '../errors.ts';
import { fixText } from '../fix/fix-text.ts';
import { groupBy } from '../group-by.ts';
import type { Finding } from '../model.ts';
import { placeText } from '../report/reporters/text-finding.ts';
import { printable } from '../report/reporters/paint.ts';
import type { World } from '../world.ts';
import { counted } from '../counted.ts';

/** The text of a file in UTF-8; undefined where it is in another encoding and must be left alone. */
const textOf = async (path: string): Promise<string | undefined> => {
  const bytes = await readFile(path);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** A patch for people that can be applied as it is shown: its tabs and line ends do no harm. */
const shownPatch = (patch: string): string =>
  patch
    .split('\r\n')
    .map((part) => part.split('\t').map(printable).join('\t'))
    .join('\r\n');

/** Repairs definitions where that is certain, or shows on standard error what would change. */
export const fixFiles = async (
  findings: readonly Finding[],
  dryRun: boolean,
  world: Pick<World, 'cwd' | 'stderr'>,
): Promise<void> => {
  for (const [file, own] of groupBy(findings, (f) => f.written?.file ?? '')) {
    if (file === '') continue;
    const path = resolve(world.cwd, file);
    try {
      const text = await textOf(path);
      if (text === undefined) {
        world.stderr(`${printable(file)}: not repaired, because it is not written in UTF-8\n`);
        continue;
      }
      const result = fixText(file, text, own);
      for (const { rule, written } of result.left)
        world.stderr(
          `${printable(written === undefined ? file : placeText(written))}: ${rule} cannot be repaired in place: what it needs is shared with others, has no line of its own, or cannot be read\n`,
        );
      if (result.text === text) continue;
      if (dryRun) {
        const { createTwoFilesPatch } = await import('diff');
        const patch = createTwoFilesPatch(file, file, text, result.text);
        world.stderr(`${shownPatch(patch)}\n`);
        continue;
      }
      await writeFile(path, result.text);
      world.stderr(`${printable(file)}: ${counted(result.fixed, 'finding')} repaired\n`);
    } catch (cause) {
      throw new UsageError(`Cannot repair "${file}": ${messageOf(cause)}`, { cause });
    }
  }
};
