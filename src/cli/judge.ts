import { defined } from '../defined.ts';
import { entry } from './entry.ts';
import { reported, reportingOptions } from './reporting.ts';
import { profileOption } from './shared-options.ts';

/** `triggerpact judge`. */
export const judge = entry({
  summary: 'judge saved traces again, offline',
  positionals: '<trace...>',
  options: { profile: profileOption, ...reportingOptions },
  examples: ['triggerpact judge trace.json --reporter json'],
  run: (given, world) =>
    reported('judge', given, world, async () => {
      const { judge: run } = await import('../commands/judge.ts');
      return run({ traces: given.positionals, ...defined({ profile: given.profile }) }, world);
    }),
});
