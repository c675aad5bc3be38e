import { after, before, describe, it } from 'mocha';
import { say } from '../library/world.ts';
import { indented } from '../suites/failure.ts';
import type { TriggerSuiteOptions } from '../suites/options.ts';
import type { PlannedTest } from '../suites/plan.ts';
import { triggerSuites, type TriggerSuites } from '../suites/run.ts';

const test = (planned: PlannedTest, suites: TriggerSuites): void => {
  it(planned.title, function () {
    const outcome = suites.outcome(planned);
    if (outcome.verdict === 'fail') throw indented(outcome.error, 6);
    if (outcome.verdict === 'skip') {
      // Mocha keeps no reason of a pending test, but shows its title.
      if (this.test !== undefined) this.test.title = `${planned.title} (${outcome.reason})`;
      this.skip();
    }
    if (outcome.warning !== undefined) say(`${planned.title}: a warning\n${outcome.warning}`);
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
  describe(suites.title, function () {
    before('plays the platform', function () {
      this.timeout(suites.timeout);
      return suites.start();
    });
    after('closes the service', function () {
      this.timeout(suites.timeout);
      return suites.close();
    });
    test(suites.whole, suites);
    for (const { title, tests } of suites.suites)
      describe(title, () => {
        for (const planned of tests) test(planned, suites);
      });
  });
};
