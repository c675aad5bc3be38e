import type { Revision } from '../broker/ci.ts';
import type { BrokerOptions } from '../verification/options.ts';
import type { MergeOptions } from '../commands/merge.ts';
import { UsageError } from '../errors.ts';
import type { Arguments } from './arguments.ts';
import type { Options } from './option.ts';
import { optional } from './optional.ts';

/** Options of what publishes results. */
const publishing = {
  'publish-results': { help: 'publish one result for each contract of the broker' },
  'provider-version': { value: 'VERSION', help: 'version of the provider; default: the commit' },
  'provider-branch': { value: 'NAME', help: 'branch of the provider; default: that of the build or of git' },
  'build-url': { value: 'URL', help: 'link to the build; default: that of the build' },
} as const satisfies Options;

/** Options of `merge` that concern a broker. */
export const mergeBrokerOptions = {
  ...publishing,
  config: {
    value: 'PATH',
    help: 'configuration file or its folder, for `broker`; default triggerpact.yaml here, if there is one',
  },
} as const satisfies Options;

/** Options of `verify` that concern a broker. */
export const verifyBrokerOptions = {
  broker: { help: 'verify the contracts that the Pact Broker holds of this provider' },
  selector: {
    value: 'JSON',
    repeatable: true,
    help: 'consumer version selector; default: main branch, deployed or released, branch of the same name',
  },
  'consumer-version-selector': { value: 'JSON', repeatable: true, help: 'the same as --selector' },
  'include-wip-pacts-since': {
    value: 'DATE',
    help: 'also new contracts of any branch since this date, without effect on the exit code',
  },
  ...publishing,
} as const satisfies Options;

const revisionOf = (args: Arguments): Revision => ({
  ...optional('version', args.text('provider-version')),
  ...optional('branch', args.text('provider-branch')),
  ...optional('buildUrl', args.text('build-url')),
});

/** What `verify` does with a broker; undefined without `--broker`. */
export const brokerOptionsOf = (args: Arguments): BrokerOptions | undefined => {
  if (!args.flag('broker')) {
    const needless = Object.keys(verifyBrokerOptions).find((name) => args.texts(name).length > 0);
    if (needless !== undefined) throw new UsageError(`Option "--${needless}" needs --broker`);
    return undefined;
  }
  return {
    selectors: [...args.texts('selector'), ...args.texts('consumer-version-selector')],
    publishResults: args.flag('publish-results'),
    revision: revisionOf(args),
    ...optional('includeWipSince', args.text('include-wip-pacts-since')),
  };
};

/** What `merge` publishes, and where; undefined without `--publish-results`. */
export const mergePublishOf = (args: Arguments): MergeOptions['publish'] => {
  if (!args.flag('publish-results')) {
    const needless = Object.keys(mergeBrokerOptions).find((name) => args.texts(name).length > 0);
    if (needless !== undefined) throw new UsageError(`Option "--${needless}" needs --publish-results`);
    return undefined;
  }
  return { revision: revisionOf(args), ...optional('config', args.text('config')) };
};
