import type { TriggerDefinition } from '../model.ts';
import { pollingView } from '../evidence/polling-view.ts';
import type { Answer } from './answer.ts';
import { judgementOf, type Judgement } from './judgement.ts';
import type { Asserted } from './promises.ts';
import { traceOf } from './trace.ts';

/** An assertion of chai, with what a plugin needs of it. */
export interface Asserting {
  readonly assertion: Pick<Chai.AssertionStatic, 'assert'>;
  readonly isNegated: boolean;
}

/** An answer in a message: `GET /voicemails → 202`. */
export const answerText = ({ method, url, status }: Answer): string => {
  const target = url === undefined ? undefined : url.pathname + url.search;
  const request = [method, target].filter((part) => part !== undefined).join(' ');
  return `${request === '' ? 'an answer' : request} → ${status}`;
};

/** Tells chai what was judged. What cannot be told holds neither way. */
const settle = (
  { assertion, isNegated }: Asserting,
  what: string,
  words: string,
  judgement: Judgement,
): void => {
  const not = `expected ${what} not to ${words}`;
  if (judgement.kind === 'kept') {
    assertion.assert(true, '', not, undefined);
  } else if (judgement.kind === 'open') {
    const told = `expected ${what} ${isNegated ? 'not ' : ''}to ${words}, and it cannot be told: ${judgement.text}`;
    assertion.assert(isNegated, told, told, undefined);
  } else {
    const { text, expected, actual } = judgement;
    assertion.assert(
      false,
      `expected ${what} to ${words}: ${text}`,
      not,
      expected,
      actual,
      expected !== undefined,
    );
  }
};

/** Asserts that rules are kept. */
export const assertRules = (
  asserting: Asserting,
  what: string,
  { words, main, rules, steps }: Asserted,
  trigger: TriggerDefinition,
): void => settle(asserting, what, words, judgementOf(traceOf(trigger, rules, steps), main));

/** The same of news, and that there are so many items. */
export const assertNews = (
  asserting: Asserting,
  what: string,
  { words, main, rules, steps }: Asserted,
  trigger: TriggerDefinition,
  count: number | undefined,
): void => {
  const trace = traceOf(trigger, rules, steps);
  const judgement = judgementOf(trace, main);
  const items = pollingView(trace, trigger).polls.at(-1)?.items.length ?? 0;
  const counted = count === undefined ? words : `${words} of ${count} item${count === 1 ? '' : 's'}`;
  const isWrong = judgement.kind === 'kept' && count !== undefined && items !== count;
  const wrong: Judgement = {
    kind: 'broken',
    text: `it brings ${items}`,
    expected: String(count),
    actual: String(items),
  };
  settle(asserting, what, counted, isWrong ? wrong : judgement);
};
