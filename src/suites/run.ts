import { serviceAt } from '../config/service-at.ts';
import { defined } from '../defined.ts';
import { UsageError } from '../errors.ts';
import { libraryWorld } from '../library/world.ts';
import type { Report } from '../model.ts';
import type { VerifyInput } from '../verification/verify-input.ts';
import { verifyService } from '../verification/verify-service.ts';
import type { World } from '../world.ts';
import { loadSuites } from './load.ts';
import { isUnderTest, openService, type OpenService } from './open-service.ts';
import type { TriggerSuiteOptions } from './options.ts';
import type { Outcome } from './outcome.ts';
import { planSuites, type PlannedTest, type SuitePlan } from './plan.ts';

/** ms beyond the run's own deadline, for the clean-up and for what Pact has begun. */
const MARGIN = 30_000;

/** Suites that are named, and the one run that they share. */
export interface TriggerSuites extends SuitePlan {
  /** The longest that `start` or `close` may take, in ms. */
  readonly timeout: number;
  /** Opens the service and makes the run; called once, before the first test. */
  readonly start: () => Promise<void>;
  readonly outcome: (test: PlannedTest) => Outcome;
  /** Ends the run where it still goes on, and the service where it was opened here. */
  readonly close: () => Promise<void>;
}

const verifyOpened = (input: VerifyInput, opened: OpenService | undefined, world: World): Promise<Report> => {
  if (opened === undefined) return verifyService(input, world);
  const service = serviceAt(opened.url, input.service);
  return verifyService({ ...input, service, config: { ...input.config, service } }, world);
};

/** Reads what suites are made of; nothing is called before `start`. */
export const triggerSuites = async (options: TriggerSuiteOptions): Promise<TriggerSuites> => {
  const { cwd, service, signal } = options;
  const stop = new AbortController();
  const world = libraryWorld({
    signal: signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]),
    ...defined({ cwd }),
  });
  const input = await loadSuites(options, world);
  let opened: OpenService | undefined;
  let running: Promise<Report> | undefined;
  let report: Report | undefined;
  const run = async (): Promise<Report> => {
    if (isUnderTest(service)) opened = await openService(service);
    return verifyOpened(input, opened, world);
  };
  return {
    ...planSuites(input),
    timeout: input.config.timing.timeout + input.service.startWithin + MARGIN,
    async start() {
      running ??= run();
      report = await running;
    },
    outcome(test) {
      if (report === undefined)
        throw new UsageError('The run was not made: the hook before the tests did not end');
      return test.outcome(report);
    },
    async close() {
      stop.abort();
      // Whoever waited for the run has heard why it failed.
      await running?.catch(() => undefined);
      await opened?.close();
    },
  };
};
