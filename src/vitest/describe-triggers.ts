import { afterAll, beforeAll, describe, it } from 'vitest';
import { say } from '../library/world.ts';
import type { TriggerSuiteOptions } from '../suites/options.ts';
import type { PlannedTest } from '../suites/plan.ts';
import { triggerSuites, type TriggerSuites } from '../suites/run.ts';

const test = (planned: PlannedTest, suites: TriggerSuites): void => {
  it(planned.title, (context) => {
    const outcome = suites.outcome(planned);
    if (outcome.verdict === 'fail') throw outcome.error;
    if (outcome.verdict === 'skip') context.skip(outcome.reason);
    else if (outcome.warning !== undefined) say(`a warning\n${outcome.warning}`);
  });
};

/**
 * Makes a suite for each trigger and a test for each rule and interaction. The names are known as soon as the promise
 * is; one run, made before the first test, decides them all. To be awaited at the top level of a test file.
 *
 * @throws {UsageError} The options or the configuration are wrong.
 * @throws {DocumentError} A definition cannot be read.
 * @example
 * await describeTriggers({
 *   definitions: 'connector/apiDefinition.swagger.json',
 *   service: app,
 *   triggers: { OnNewVoicemail: { emit: ({ token }) => voicemails.add(`hello ${token}`) } },
 * });
 */
export const describeTriggers = async (options: TriggerSuiteOptions): Promise<void> => {
  const suites = await triggerSuites(options);
  describe(suites.title, () => {
    beforeAll(() => suites.start(), suites.timeout);
    afterAll(() => suites.close(), suites.timeout);
    test(suites.whole, suites);
    for (const { title, tests } of suites.suites)
      describe(title, () => {
        for (const planned of tests) test(planned, suites);
      });
  });
};
