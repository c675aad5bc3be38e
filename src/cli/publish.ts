import { publish as publishContracts } from '../commands/publish.ts';
import type { Action } from './command.ts';
import { optional } from './optional.ts';

/** `triggerpact publish`. */
export const publish: Action = (args, world) =>
  publishContracts(
    {
      configs: args.texts('config'),
      tags: args.texts('tag'),
      dryRun: args.flag('dry-run'),
      revision: {
        ...optional('version', args.text('app-version')),
        ...optional('branch', args.text('branch')),
        ...optional('buildUrl', args.text('build-url')),
      },
    },
    world,
  );
