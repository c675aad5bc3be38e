import { after, before, describe, it } from 'node:test';
import type { TriggerSuiteOptions } from '../suites/options.ts';
import type { PlannedTest } from '../suites/plan.ts';
import { triggerSuites, type TriggerSuites } from '../suites/run.ts';

const test = (planned: PlannedTest, suites: TriggerSuites): void => {
  void it(planned.title, (context) => {
    const outcome = suites.outcome(planned);
    if (outcome.verdict === 'fail') throw outcome.error;
    if (outcome.verdict === 'skip') context.skip(outcome.reason);
    else if (outcome.warning !== undefined)
      context.diagnostic(`${planned.title}: a warning\n${outcome.warning}`);
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
  void describe(suites.title, () => {
    before(() => suites.start(), { timeout: suites.timeout });
    after(() => suites.close(), { timeout: suites.timeout });
    test(suites.whole, suites);
    for (const { title, tests } of suites.suites)
      void describe(title, () => {
        for (const planned of tests) test(planned, suites);
      });
  });
};
