import { UsageError } from '../errors.ts';
import type { Mechanism, TriggerDefinition } from '../model.ts';
import { readAnswer, type Answer } from './answer.ts';
import { answerText, assertNews, assertRules, type Asserting } from './assertion.ts';
import { anyTrigger, definitionOf, type DefinitionInput } from './definition-of.ts';
import * as promises from './promises.ts';

type Promised = (answer: Answer, trigger: TriggerDefinition) => promises.Asserted;

const triggerOf = (mechanism: Mechanism, definition: DefinitionInput | undefined, id: string | undefined) =>
  definition === undefined ? anyTrigger(mechanism) : definitionOf(definition, id);

/** Does something with an answer, at once where that is possible. */
const withAnswer = (given: unknown, use: (answer: Answer) => void): void | Promise<void> => {
  const answer = readAnswer(given);
  return answer instanceof Promise ? answer.then(use) : use(answer);
};

const ofPolls: Readonly<Record<string, Promised>> = {
  baselinePoll: promises.baselinePoll,
  quietPoll: promises.quietPoll,
  carryState: promises.carryState,
  carryRetryAfter: promises.carryRetryAfter,
};

const ofSubscriptions: Readonly<Record<string, Promised>> = {
  aRegistration: promises.registered,
  anUnsubscribe: promises.unsubscribed,
};

/**
 * A plugin of chai: assertions on answers and notifications of a trigger, each of them a rule of triggerpact. On a
 * Response of `fetch` they give a promise, since its body has to be waited for.
 *
 * @example
 * chai.use(chaiTriggers);
 * expect(await request(app).get('/voicemails')).to.be.a.baselinePoll();
 * await expect(await fetch(location)).to.be.news(1);
 */
export const chaiTriggers: Chai.ChaiPlugin = (chai, utils) => {
  const { Assertion } = chai;
  const of = (assertion: object): Asserting & { readonly given: unknown } => ({
    assertion: assertion as Chai.AssertionStatic,
    isNegated: utils.flag(assertion, 'negate') === true,
    given: utils.flag(assertion, 'object') as unknown,
  });
  const add = (name: string, promised: Promised, mechanism: Mechanism): void =>
    Assertion.addMethod(name, function (definition?: DefinitionInput, id?: string) {
      const { given, ...asserting } = of(this);
      const trigger = triggerOf(mechanism, definition, id);
      promises.requireMechanism(trigger, name, mechanism === 'webhook' ? 'webhook' : 'polling');
      return withAnswer(given, (answer) =>
        assertRules(asserting, answerText(answer), promised(answer, trigger), trigger),
      );
    });
  for (const [name, promised] of Object.entries(ofPolls)) add(name, promised, 'native');
  for (const [name, promised] of Object.entries(ofSubscriptions)) add(name, promised, 'webhook');
  add('listNewestFirst', promises.listNewestFirst, 'policy');
  Assertion.addMethod('news', function (count?: number, definition?: DefinitionInput, id?: string) {
    const { given, ...asserting } = of(this);
    const trigger = triggerOf('native', definition, id);
    promises.requireMechanism(trigger, 'news', 'polling');
    return withAnswer(given, (answer) =>
      assertNews(asserting, answerText(answer), promises.news(answer, trigger), trigger, count),
    );
  });
  Assertion.addMethod('refuseBadCredentials', function () {
    const { given, ...asserting } = of(this);
    return withAnswer(given, (answer) => {
      const trigger = anyTrigger(answer.method === 'POST' ? 'webhook' : 'native');
      assertRules(asserting, answerText(answer), promises.refuseBadCredentials(answer, trigger), trigger);
    });
  });
  Assertion.addMethod('aNotification', function () {
    const { given, ...asserting } = of(this);
    const asserted = promises.notification(given);
    assertRules(asserting, 'a request', asserted, anyTrigger('webhook'));
  });
  Assertion.addMethod('fit', function (definition?: DefinitionInput, id?: string) {
    const { given, ...asserting } = of(this);
    if (definition === undefined) throw new UsageError('Cannot tell what to fit: give a definition');
    const trigger = definitionOf(definition, id);
    if (!promises.isJudgedAsAnswer(given, trigger))
      return assertRules(asserting, 'a notification', promises.fit.notification(given, trigger), trigger);
    return withAnswer(given, (answer) =>
      assertRules(asserting, answerText(answer), promises.fit.answer(answer, trigger), trigger),
    );
  });
};
