import { defined } from '../defined.ts';
import { UsageError } from '../errors.ts';
import { entry } from './entry.ts';
import { flag } from './option.ts';

/** `triggerpact show`. */
export const show = entry({
  summary: 'show what happened in the last run: each exchange in a line, or one whole',
  positionals: '[exchange...]',
  options: { html: flag('write the last run as a page, and print its path') },
  examples: ['triggerpact show', 'triggerpact show 15', 'triggerpact show --html'],
  exitCodes: ['0  done', '2  no run was kept here, or it has no such exchange'],
  run: async ({ positionals, html }, world) => {
    if (positionals.length > 1) throw new UsageError('Name one exchange: triggerpact show 15');
    const { show: run } = await import('../commands/show.ts');
    return run({ html, ...defined({ exchange: positionals[0] }) }, world);
  },
});
