import { defined } from '../defined.ts';
import { entry } from './entry.ts';
import { flag, text } from './option.ts';
import { configOption, profileOption } from './shared-options.ts';

/** `triggerpact generate`. */
export const generate = entry({
  summary: 'write the contracts, Pact V4 files, from the definitions',
  positionals: '[definition...]',
  options: {
    config: configOption,
    out: text('DIR', 'folder of the contracts; default "contracts" of the configuration'),
    check: flag('write nothing; exit with 1 when a file would change'),
    profile: profileOption,
  },
  examples: ['triggerpact generate', 'triggerpact generate connector/ --out contracts --check'],
  run: async ({ positionals: definitions, config: configs, out, check, profile }, world) => {
    const { generate: run } = await import('../commands/generate.ts');
    return run({ definitions, configs, check, ...defined({ out, profile }) }, world);
  },
});
