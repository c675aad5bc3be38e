import { defined } from '../defined.ts';
import { mergeBrokerOptions, mergePublishOf } from './broker-options.ts';
import { entry } from './entry.ts';
import { reported, reportingOptions } from './reporting.ts';

/** `triggerpact merge`. */
export const merge = entry({
  summary: 'join the JSON reports of shards, or of several services, into one verdict',
  positionals: '<report...>',
  options: { ...mergeBrokerOptions, ...reportingOptions },
  examples: [
    'triggerpact merge reports/ --reporter text --reporter junit=report.xml',
    'triggerpact merge reports/ --publish-results',
  ],
  run: (given, world) =>
    reported('merge', given, world, async () => {
      const publish = mergePublishOf(given);
      const { merge: run } = await import('../commands/merge.ts');
      return run({ reports: given.positionals, ...defined({ publish }) }, world);
    }),
});
