import { UsageError } from '../../errors.ts';
import type { BrokerOptions, VerifyOptions } from '../options.ts';

/** Options with which a run does not speak for the whole contract, as it was agreed on. */
export const partialOptions = (options: VerifyOptions): readonly string[] => [
  ...(options.triggers.length > 0 ? ['--trigger'] : []),
  ...(options.noEvents ? ['--no-events'] : []),
  ...(options.noPact ? ['--no-pact'] : []),
  ...(options.profile === undefined ? [] : ['--profile']),
];

/** Refuses options that contradict a broker, and those that would make a published result speak for a part only. */
export const checkOptions = (asked: BrokerOptions, options: VerifyOptions): void => {
  if (options.contracts !== undefined)
    throw new UsageError(
      'Contracts come from a folder (--contracts) or from the broker (--broker), not both',
    );
  const parts = partialOptions(options);
  if (asked.publishResults && parts.length > 0)
    throw new UsageError(
      `--publish-results speaks for the whole contract, as it was agreed on: leave ${parts.join(', ')} out, or do not publish`,
    );
  if (asked.publishResults && options.shard !== undefined)
    throw new UsageError(
      '--publish-results speaks for the whole contract, and --shard for a part of it: publish with merge, once all shards are there (triggerpact merge REPORT… --publish-results)',
    );
  if (options.saveTrace !== undefined && options.configs.length > 1)
    throw new UsageError('--save-trace saves the trace of one configuration: give one --config');
};
