import { HarnessError, UsageError } from '../errors.ts';
import type { ReadDocument } from '../model.ts';
import { findDefinitions } from '../workspace/find-definitions.ts';
import { loadDefinition } from '../workspace/load-definitions.ts';
import type { World } from '../world.ts';
import type { Asker } from './asker.ts';

const found = async (names: readonly string[], cwd: string): Promise<readonly string[]> => {
  if (names.length > 0) return findDefinitions(names, cwd);
  return findDefinitions(['.'], cwd).catch((error: unknown) => {
    if (error instanceof UsageError) return [];
    throw error;
  });
};

const plural = (n: number): string => (n === 1 ? '1 trigger' : `${n} triggers`);

/**
 * The definition that a configuration is written for: the one that is named, or lies in the working folder; of several the
 * one that is chosen, those with triggers first. Undefined where there is none.
 */
export const chooseDefinition = async (
  names: readonly string[],
  asker: Asker,
  { cwd }: Pick<World, 'cwd'>,
): Promise<ReadDocument | undefined> => {
  const read: ReadDocument[] = [];
  const failures: HarnessError[] = [];
  for (const path of await found(names, cwd)) {
    try {
      read.push(await loadDefinition(path, cwd));
    } catch (error) {
      if (!(error instanceof HarnessError)) throw error;
      failures.push(error);
    }
  }
  for (const { message } of failures) asker.say('bad', message);
  if (read.length === 0 && failures[0] !== undefined) throw failures[0];
  const [first, ...others] = read.toSorted((a, b) => b.triggers.length - a.triggers.length);
  if (first === undefined) return undefined;
  const chosen =
    others.length === 0
      ? first
      : await asker.choose(
          'Several definitions are here. Which one is it about?',
          [first, ...others].map((value) => ({
            value,
            label: value.file,
            hint: plural(value.triggers.length),
          })),
        );
  asker.say('good', `${chosen.file}: ${plural(chosen.triggers.length)}`);
  const left = read.filter((one) => one !== chosen);
  if (asker.isSilent && left.length > 0)
    asker.say(
      'note',
      `left out: ${left.map((one) => one.file).join(', ')}; name another one: triggerpact init FILE`,
    );
  return chosen;
};
