import { defined } from '../defined.ts';
import { UsageError } from '../errors.ts';
import { entry } from './entry.ts';
import { parsed, text } from './option.ts';
import { reported, reportingOptions } from './reporting.ts';
import { quietly, quietOption } from './quietly.ts';
import { profileOption, triggerOption } from './shared-options.ts';

const MOST_RUNS = 10_000;

const runsOf = (given: string): number => {
  const runs = /^\d{1,5}$/.test(given) ? Number(given) : 0;
  if (runs >= 1 && runs <= MOST_RUNS) return runs;
  throw new UsageError(`Option "--runs" is a whole number from 1 to ${MOST_RUNS}, not "${given}"`);
};

const seedOf = (given: string): number => {
  if (/^-?\d{1,10}$/.test(given)) return Number(given);
  throw new UsageError(`Option "--seed" is a whole number, as explore prints it, not "${given}"`);
};

const pathOf = (given: string): string => {
  if (/^\d+(:\d+)*$/.test(given)) return given;
  throw new UsageError(`Option "--path" is as explore prints it, as in --path 4:1:0, not "${given}"`);
};

/** `triggerpact explore`. */
export const explore = entry({
  summary: 'play random schedules against a real service, shrink one that breaks a rule',
  options: {
    config: text('PATH', 'configuration file or its folder; default triggerpact.yaml here'),
    url: text('URL', 'where the service is; replaces service.url and service.start'),
    trigger: triggerOption,
    runs: parsed('N', runsOf, 'how many schedules; default 20'),
    seed: parsed('N', seedOf, 'plays the schedules of an earlier run again'),
    path: parsed('PATH', pathOf, 'with --seed: only the schedule that the earlier run found'),
    profile: profileOption,
    quiet: quietOption,
    ...reportingOptions,
  },
  examples: [
    'triggerpact explore --url http://127.0.0.1:4010 --runs 50',
    'triggerpact explore --seed 1234 --path 4:1:0',
  ],
  run: (given, world) =>
    reported(
      'explore',
      given,
      world,
      async () => {
        const { config, url, trigger: triggers, runs = 20, seed, path, profile } = given;
        if (path !== undefined && seed === undefined)
          throw new UsageError('Option "--path" needs the "--seed" that was printed with it');
        const { explore: run } = await import('../commands/explore.ts');
        return run(
          { triggers, runs, ...defined({ config, url, seed, path, profile }) },
          quietly(given.quiet, world),
        );
      },
      async (report) => {
        const { keepLastRun } = await import('../workspace/last-run.ts');
        await keepLastRun(report, world);
      },
    ),
});
