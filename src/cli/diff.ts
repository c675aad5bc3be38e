import { defined } from '../defined.ts';
import { entry } from './entry.ts';
import { text } from './option.ts';
import { reported, reportingOptions } from './reporting.ts';
import { profileOption, triggerOption } from './shared-options.ts';

/** `triggerpact diff`. */
export const diff = entry({
  summary: 'say what changed between two versions for makers who use the triggers: breaking, risky, safe',
  positionals: '<old> <new>',
  options: {
    config: text('PATH', 'configuration file or its folder; default triggerpact.yaml here, if there is one'),
    trigger: triggerOption,
    profile: profileOption,
    ...reportingOptions,
  },
  examples: [
    'triggerpact diff main:connector/apiDefinition.swagger.json connector',
    'triggerpact diff v1.4.0:connector connector --max-warnings 0',
  ],
  run: (given, world) =>
    reported('diff', given, world, async () => {
      const { positionals, config, trigger: triggers, profile } = given;
      const [before = '', after = ''] = positionals;
      const { diff: run } = await import('../commands/diff.ts');
      return run({ before, after, triggers, ...defined({ config, profile }) }, world);
    }),
});
