import { judge as judgeFiles, judgeOne } from '../commands/judge.ts';
import { defined } from '../defined.ts';
import type { Profile, Report, Trace } from '../model.ts';
import { libraryWorld, type RunOptions } from './world.ts';

/** How a trace is judged. */
export interface JudgeOptions extends Pick<RunOptions, 'cwd'> {
  /** Replaces that of the run. */
  readonly profile?: Profile;
}

/**
 * Judges what a run wrote down again, offline: the `trace` of a report, or files that `saveTrace` wrote.
 *
 * @throws {UsageError} A file cannot be read, or holds no trace.
 * @example
 * const report = await judge('trace.json', { profile: 'field' });
 */
export const judge = async (
  traces: Trace | string | readonly string[],
  { cwd, profile }: JudgeOptions = {},
): Promise<Report> => {
  const world = libraryWorld(defined({ cwd }));
  if (typeof traces === 'object' && 'entries' in traces && !Array.isArray(traces))
    return judgeOne(traces as Trace, profile, world);
  const files = typeof traces === 'string' ? [traces] : (traces as readonly string[]);
  return judgeFiles({ traces: files, ...defined({ profile }) }, world);
};
