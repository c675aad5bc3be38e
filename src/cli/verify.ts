import { defined } from '../defined.ts';
import { UsageError } from '../errors.ts';
import type { Report } from '../model.ts';
import type { World } from '../world.ts';
import type { ExitCode } from '../report/exit.ts';
import type { VerifyOptions } from '../verification/options.ts';
import type { Shard } from '../verification/share-of.ts';
import { brokerOptionsOf, verifyBrokerOptions } from './broker-options.ts';
import { entry } from './entry.ts';
import { flag, parsed, text } from './option.ts';
import { reported, reportingOptions } from './reporting.ts';
import { quietly, quietOption } from './quietly.ts';
import { configOption, profileOption, triggerOption } from './shared-options.ts';
import { watched, watchOption } from './watched.ts';

const shardOf = (given: string): Shard => {
  const [, index, total] = /^(\d{1,4})\/(\d{1,4})$/.exec(given) ?? [];
  const shard = { index: Number(index), total: Number(total) };
  if (shard.index >= 1 && shard.index <= shard.total) return shard;
  throw new UsageError(`Option "--shard" is a part of a whole, as in --shard 1/3, not "${given}"`);
};

/** What keeps a run for `show`, and saves its trace where that is asked for. */
const keptBy =
  (file: string | undefined, world: World) =>
  async (report: Report): Promise<void> => {
    const { keepLastRun } = await import('../workspace/last-run.ts');
    await keepLastRun(report, world);
    if (file === undefined) return;
    const { writeTrace } = await import('../workspace/write-trace.ts');
    writeTrace(report, file, world);
  };

const rehearsed = async (options: VerifyOptions, world: World): Promise<ExitCode> => {
  const { rehearseVerify } = await import('../commands/verify.ts');
  await rehearseVerify(options, world);
  return 0;
};

/** `triggerpact verify`. */
export const verify = entry({
  summary: 'drive a real service, judge what it did, verify its contracts',
  options: {
    config: configOption,
    contracts: text('DIR', 'verify the contracts of this folder'),
    url: text('URL', 'where the service is; replaces service.url and service.start'),
    trigger: triggerOption,
    noEvents: flag('cause no event; rules that need one are not judged'),
    noPact: flag('leave the verification of the Pact interactions out'),
    bail: flag('end at the first error: clean up and report; the rest is not judged'),
    shard: parsed(
      'I/N',
      shardOf,
      'only the I-th of N parts of the triggers; join the JSON reports with merge',
    ),
    saveTrace: text('FILE', 'save everything that happened, to be judged again with judge'),
    seed: text('TEXT', 'makes tokens repeatable'),
    profile: profileOption,
    ...verifyBrokerOptions,
    dryRun: flag('print the requests and events of a run, and send nothing'),
    watch: watchOption,
    quiet: quietOption,
    ...reportingOptions,
  },
  examples: [
    'triggerpact verify --url http://127.0.0.1:4010',
    'triggerpact verify --reporter text --reporter junit=report.xml --save-trace trace.json',
    'triggerpact verify --broker --publish-results',
  ],
  run: async (given, terminal) => {
    const world = quietly(given.quiet, terminal);
    const { config: configs, trigger: triggers, noEvents, noPact, bail } = given;
    const { contracts, url, saveTrace, seed, profile, shard, watch, dryRun } = given;
    const asked = (): VerifyOptions => {
      const broker = brokerOptionsOf(given);
      if ((watch || dryRun) && broker !== undefined)
        throw new UsageError('--watch and --dry-run go by files, not by the contracts of --broker');
      const may = defined({ contracts, url, saveTrace, seed, profile, shard, broker });
      return { configs, triggers, noEvents, noPact, bail, ...may };
    };
    if (dryRun) return rehearsed(asked(), world);
    const produce = async (): Promise<Report> => {
      const options = asked();
      const { verify: run } = await import('../commands/verify.ts');
      return run(options, world);
    };
    return watched(
      watch && !given.broker,
      { configs, definitions: [], ...defined({ contracts }) },
      world,
      () => reported('verify', given, world, produce, keptBy(saveTrace, world)),
    );
  },
});
