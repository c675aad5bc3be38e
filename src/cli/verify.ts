import type { Shard } from '../verification/share-of.ts';
import { verify as verifyServices } from '../commands/verify.ts';
import { UsageError } from '../errors.ts';
import type { Arguments } from './arguments.ts';
import { brokerOptionsOf } from './broker-options.ts';
import type { Action } from './command.ts';
import { profileOf } from './profile.ts';
import { optional } from './optional.ts';
import { reportTo } from './outputs.ts';

const shardOf = (args: Arguments): Shard | undefined => {
  const text = args.text('shard');
  if (text === undefined) return undefined;
  const [, index, total] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = { index: Number(index), total: Number(total) };
  if (shard.index >= 1 && shard.index <= shard.total) return shard;
  throw new UsageError(`Option "--shard" is a part of a whole, as in --shard 1/3, not "${text}"`);
};

/** `triggerpact verify`. */
export const verify: Action = (args, world) =>
  reportTo('verify', args, world, () =>
    verifyServices(
      {
        configs: args.texts('config'),
        triggers: args.texts('trigger'),
        noEvents: args.flag('no-events'),
        noPact: args.flag('no-pact'),
        ...optional('contracts', args.text('contracts')),
        ...optional('url', args.text('url')),
        ...optional('saveTrace', args.text('save-trace')),
        ...optional('seed', args.text('seed')),
        ...optional('profile', profileOf(args)),
        ...optional('shard', shardOf(args)),
        ...optional('broker', brokerOptionsOf(args)),
      },
      world,
    ),
  );
