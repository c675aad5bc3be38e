import { defined } from '../defined.ts';
import { entry } from './entry.ts';
import { flag, text, texts } from './option.ts';
import { brokerExitCodes, configOption } from './shared-options.ts';

/** `triggerpact publish`. */
export const publish = entry({
  summary: 'publish the contracts to a Pact Broker',
  options: {
    config: configOption,
    appVersion: text('VERSION', 'version of the connector; default: the commit'),
    branch: text('NAME', 'branch of the connector; default: that of the build or of git'),
    tag: texts('NAME', 'tag of the version'),
    buildUrl: text('URL', 'link to the build; default: that of the build'),
    dryRun: flag('send nothing; say what would be published'),
  },
  examples: ['triggerpact publish', 'triggerpact publish --app-version 1.4.0 --branch main --dry-run'],
  exitCodes: brokerExitCodes,
  run: async ({ config: configs, tag: tags, dryRun, appVersion: version, branch, buildUrl }, world) => {
    const { publish: run } = await import('../commands/publish.ts');
    return run({ configs, tags, dryRun, revision: defined({ version, branch, buildUrl }) }, world);
  },
});
