import type { Revision } from '../broker/ci.ts';
import { defined } from '../defined.ts';
import { UsageError } from '../errors.ts';
import type { MergePublish } from '../verification/from-broker/merge-and-publish.ts';
import type { BrokerOptions } from '../verification/options.ts';
import type { Given } from './entry.ts';
import { flagOf } from './flag-of.ts';
import { flag, text, texts, type Options } from './option.ts';
import { brokerConfigOption } from './shared-options.ts';

/** Options of what publishes results. */
const publishing = {
  publishResults: flag('publish one result for each contract of the broker'),
  providerVersion: text('VERSION', 'version of the provider; default: the commit'),
  providerBranch: text('NAME', 'branch of the provider; default: that of the build or of git'),
  buildUrl: text('URL', 'link to the build; default: that of the build'),
} as const;

/** Options of `merge` that concern a broker. */
export const mergeBrokerOptions = { ...publishing, config: brokerConfigOption } as const;

/** Options of `verify` that concern a broker. */
export const verifyBrokerOptions = {
  broker: flag('verify the contracts that the Pact Broker holds of this provider'),
  selector: texts(
    'JSON',
    'consumer version selector; default: main branch, deployed or released, branch of the same name',
  ),
  consumerVersionSelector: texts('JSON', 'the same as --selector'),
  includeWipPactsSince: text(
    'DATE',
    'also new contracts of any branch since this date, without effect on the exit code',
  ),
  ...publishing,
} as const;

const isGiven = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;

/** Refuses options that only another one gives a meaning. */
const requireNone = (options: Options, given: Readonly<Record<string, unknown>>, other: string): void => {
  const needless = Object.keys(options).find((name) => isGiven(given[name]));
  if (needless !== undefined) throw new UsageError(`Option "${flagOf(needless)}" needs ${other}`);
};

const revisionOf = ({ providerVersion, providerBranch, buildUrl }: Given<typeof publishing>): Revision =>
  defined({ version: providerVersion, branch: providerBranch, buildUrl });

/** What `verify` does with a broker; undefined without `--broker`. */
export const brokerOptionsOf = (given: Given<typeof verifyBrokerOptions>): BrokerOptions | undefined => {
  if (given.broker)
    return {
      selectors: [...given.selector, ...given.consumerVersionSelector],
      publishResults: given.publishResults,
      revision: revisionOf(given),
      ...defined({ includeWipSince: given.includeWipPactsSince }),
    };
  requireNone(verifyBrokerOptions, given, '--broker');
  return undefined;
};

/** What `merge` publishes, and where; undefined without `--publish-results`. */
export const mergePublishOf = (given: Given<typeof mergeBrokerOptions>): MergePublish | undefined => {
  if (given.publishResults) return { revision: revisionOf(given), ...defined({ config: given.config }) };
  requireNone(mergeBrokerOptions, given, '--publish-results');
  return undefined;
};
