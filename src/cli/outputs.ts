import { requireKnown } from '../config/known.ts';
import { defined } from '../defined.ts';
import { UsageError } from '../errors.ts';
import type { ExitOptions } from '../report/exit.ts';
import { reporters } from '../report/reporters/index.ts';
import { allRules } from '../rules/index.ts';
import type { World } from '../world.ts';
import { isGitHub } from './github.ts';
import type { Reporting } from './reporting.ts';

/** A report format, and the file it goes to; standard output without one. */
export interface Output {
  readonly name: string;
  readonly file?: string;
}

/** Where the report goes, and as what. */
export const outputsOf = ({ reporter }: Reporting, world: World): readonly Output[] => {
  const given = reporter.map((text): Output => {
    const [name = '', ...file] = text.split('=');
    return file.length === 0 ? { name } : { name, file: file.join('=') };
  });
  requireKnown(
    'reporter',
    given.map((o) => o.name),
    Object.keys(reporters),
    '--reporter',
  );
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
export const exitOptionsOf = ({ maxWarnings, require: rules }: Reporting): ExitOptions => {
  const required = rules.flatMap((text) => text.split(',').map((id) => id.trim()));
  const all = required.includes('all');
  if (!all)
    requireKnown(
      'rule',
      required,
      allRules.map((r) => r.id),
      '--require',
    );
  const wanted = all ? ('all' as const) : required;
  return defined({ maxWarnings, require: required.length === 0 ? undefined : wanted });
};
