import { entry } from './entry.ts';

/** `triggerpact explain`. */
export const explain = entry({
  summary: 'say what a rule wants, why, and how to repair a breach; without one, list them',
  positionals: '[rule...]',
  options: {},
  examples: ['triggerpact explain P-04', 'triggerpact explain'],
  exitCodes: ['0  done', '2  there is no such rule'],
  run: async ({ positionals: rules }, world) => {
    const { explain: run } = await import('../commands/explain.ts');
    return run({ rules }, world);
  },
});
