import { defined } from '../defined.ts';
import { lintDefinitions } from '../commands/lint.ts';
import { eachNamed } from '../workspace/load-definitions.ts';
import type { Profile, Report } from '../model.ts';
import { libraryWorld, type RunOptions } from './world.ts';

/** How definitions are judged. */
export interface LintOptions extends RunOptions {
  readonly profile?: Profile;
  /** Only these triggers. */
  readonly triggers?: readonly string[];
}

/**
 * Judges trigger definitions as they are written: files, folders or globs. Needs no service.
 * Where one of them cannot be read, the verdict is unknown.
 *
 * @throws {UsageError} No file is found, or there is no trigger of a name asked for.
 * @example
 * const report = await lint(['connector/apiDefinition.swagger.json']);
 * if (report.verdict !== 'pass') throw new Error(render(report));
 */
export const lint = async (definitions: readonly string[], options: LintOptions = {}): Promise<Report> => {
  const world = libraryWorld(options);
  const { profile, triggers } = options;
  return lintDefinitions(
    eachNamed(definitions, undefined, world.cwd),
    { triggers: triggers ?? [], ...defined({ profile }) },
    world,
  );
};
