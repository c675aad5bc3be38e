import { lint as lintDefinitions } from '../commands/lint.ts';
import { loadNamed } from '../commands/load.ts';
import type { Config, Report } from '../model.ts';
import { mergeReports } from '../report/merge.ts';
import type { Action } from './command.ts';
import { offlineConfigs, profileOf } from './configuration.ts';
import { reportTo } from './outputs.ts';
import { sayWarnings } from './warnings.ts';

/** `triggerpact lint`. */
export const lint: Action = (args, world) => {
  const lintOne = async (config: Config | undefined): Promise<Report> => {
    const loaded = await loadNamed(args.positionals, config, world.cwd);
    sayWarnings(loaded.documents, world);
    const profile = profileOf(args);
    return lintDefinitions(
      {
        ...loaded,
        triggers: args.texts('trigger'),
        ...(config === undefined ? {} : { config }),
        ...(profile === undefined ? {} : { profile }),
      },
      world,
    );
  };
  return reportTo('lint', args, world, async () => {
    const [first, ...others] = await offlineConfigs(args, world);
    let report = await lintOne(first);
    for (const config of others) report = mergeReports(report, await lintOne(config));
    return report;
  });
};
