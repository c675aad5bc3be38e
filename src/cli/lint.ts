import { defined } from '../defined.ts';
import { UsageError } from '../errors.ts';
import { entry } from './entry.ts';
import { flag } from './option.ts';
import { reported, reportingOptions } from './reporting.ts';
import { configOption, profileOption, triggerOption } from './shared-options.ts';
import { watched, watchOption } from './watched.ts';

/** `triggerpact lint`. */
export const lint = entry({
  summary: 'judge definitions as they are written; needs no service',
  positionals: '[definition...]',
  options: {
    config: configOption,
    trigger: triggerOption,
    profile: profileOption,
    fix: flag('repair what can be repaired with certainty, in the files'),
    dryRun: flag('with --fix: show the repairs as a diff, and write nothing'),
    watch: watchOption,
    ...reportingOptions,
  },
  examples: [
    'triggerpact lint connector/apiDefinition.swagger.json',
    'triggerpact lint --max-warnings 0',
    'triggerpact lint connector --fix --dry-run',
  ],
  run: (given, world) => {
    const { positionals: definitions, config: configs, trigger: triggers, profile } = given;
    return watched(given.watch, { configs, definitions }, world, () =>
      reported('lint', given, world, async () => {
        const { lint: run } = await import('../commands/lint.ts');
        if (given.dryRun && !given.fix) throw new UsageError('Option "--dry-run" goes with "--fix"');
        const kind = given.dryRun ? ('show' as const) : ('write' as const);
        const fix = given.fix ? kind : undefined;
        return run({ definitions, configs, triggers, ...defined({ profile, fix }) }, world);
      }),
    );
  },
});
