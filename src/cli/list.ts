import { entry } from './entry.ts';
import { configOption } from './shared-options.ts';

/** `triggerpact list`. */
export const list = entry({
  summary: 'show the triggers of definitions, a line each',
  positionals: '[definition...]',
  options: { config: configOption },
  examples: ['triggerpact list connector/', 'triggerpact list "specs/*/apiDefinition.swagger.json"'],
  run: async ({ positionals, config }, world) => {
    const { list: run } = await import('../commands/list.ts');
    return run({ definitions: positionals, configs: config }, world);
  },
});
