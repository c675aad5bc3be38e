import { runVerify } from '../commands/verify.ts';
import type { Action } from './command.ts';
import { profileOf } from './configuration.ts';
import { reportTo } from './outputs.ts';

/** Leaves out what was not asked for. */
const optional = <K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };

/** `triggerpact verify`. */
export const verify: Action = (args, world) =>
  reportTo('verify', args, world, () =>
    runVerify(
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
      },
      world,
    ),
  );
