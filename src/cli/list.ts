import { defined } from '../defined.ts';
import { entry } from './entry.ts';
import { choice } from './option.ts';
import { configOption } from './shared-options.ts';

/** `triggerpact list`. */
export const list = entry({
  summary: 'show the triggers of definitions, a line each',
  positionals: '[definition...]',
  options: {
    config: configOption,
    reporter: choice('NAME', ['text', 'json'], 'text, or json for programs; default text'),
  },
  examples: ['triggerpact list connector/', 'triggerpact list "specs/*/apiDefinition.swagger.json"'],
  run: async ({ positionals, config, reporter }, world) => {
    const { list: run } = await import('../commands/list.ts');
    return run({ definitions: positionals, configs: config, ...defined({ reporter }) }, world);
  },
});
