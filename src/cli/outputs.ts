import { knownName, requireKnown } from '../config/known.ts';
import { defined } from '../defined.ts';
import { UsageError } from '../errors.ts';
import type { ExitOptions } from '../report/exit.ts';
import { REPORTERS, type ReporterName } from '../report/reporters/names.ts';
import type { World } from '../world.ts';
import { isGitHub } from './github.ts';
import type { Reporting } from './reporting.ts';

/** A report format, and the file it goes to; standard output without one. */
export interface Output {
  readonly name: ReporterName;
  readonly file?: string;
}

/** Where the report goes, and as what. */
export const outputsOf = ({ reporter }: Reporting, world: World): readonly Output[] => {
  const given = reporter.map((text): Output => {
    const [format = '', ...file] = text.split('=');
    const name = knownName('reporter', format, REPORTERS, '--reporter');
    return file.length === 0 ? { name } : { name, file: file.join('=') };
  });
  const printed = given.filter((o) => o.file === undefined);
  const hasText = printed.some((o) => o.name === 'text');
  // Annotations are lines of the log, which may stand beside text.
  const toStdout = printed.filter((o) => !(hasText && o.name === 'github'));
  if (toStdout.length > 1)
    throw new UsageError(
      `Reporters ${toStdout.map((o) => `"${o.name}"`).join(' and ')} both write to standard output: give one a file, as in --reporter ${toStdout[1]?.name}=FILE`,
    );
  if (given.some((o) => o.file === '')) throw new UsageError('Option "--reporter" needs a file after "="');
  if (given.length > 0) return given;
  return isGitHub(world) ? [{ name: 'text' }, { name: 'github' }] : [{ name: 'text' }];
};

/** What the exit code demands beyond the verdict. */
export const exitOptionsOf = async ({ maxWarnings, require: rules }: Reporting): Promise<ExitOptions> => {
  const required = rules.flatMap((text) => text.split(',').map((id) => id.trim()));
  const all = required.includes('all');
  if (!all && required.length > 0) {
    const { allRules } = await import('../rules/index.ts');
    requireKnown(
      'rule',
      required,
      allRules.map((r) => r.id),
      '--require',
    );
  }
  const wanted = all ? ('all' as const) : required;
  return defined({ maxWarnings, require: required.length === 0 ? undefined : wanted });
};
