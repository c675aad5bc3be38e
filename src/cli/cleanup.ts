import { defined } from '../defined.ts';
import { entry } from './entry.ts';
import { text } from './option.ts';
import { configOption } from './shared-options.ts';

/** `triggerpact cleanup`. */
export const cleanup = entry({
  summary: 'delete what an earlier run, killed before its end, left registered',
  options: {
    config: configOption,
    url: text('URL', 'where the service is; replaces service.url'),
  },
  examples: ['triggerpact cleanup'],
  exitCodes: ['0  done', '2  something could not be deleted, or there was nothing to do it with'],
  run: async ({ config: configs, url }, world) => {
    const { cleanup: run } = await import('../commands/cleanup.ts');
    return run({ configs, ...defined({ url }) }, world);
  },
});
