import { defined } from '../defined.ts';
import { entry } from './entry.ts';
import { reported, reportingOptions } from './reporting.ts';
import { configOption, profileOption, triggerOption } from './shared-options.ts';

/** `triggerpact lint`. */
export const lint = entry({
  summary: 'judge definitions as they are written; needs no service',
  positionals: '[definition...]',
  options: { config: configOption, trigger: triggerOption, profile: profileOption, ...reportingOptions },
  examples: ['triggerpact lint connector/apiDefinition.swagger.json', 'triggerpact lint --max-warnings 0'],
  run: (given, world) =>
    reported('lint', given, world, async () => {
      const { positionals: definitions, config: configs, trigger: triggers, profile } = given;
      const { lint: run } = await import('../commands/lint.ts');
      return run({ definitions, configs, triggers, ...defined({ profile }) }, world);
    }),
});
