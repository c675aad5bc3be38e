import { parseJson, type Json } from '../../json.ts';
import type { MockAnswer } from '../core/call.ts';

const is =
  (name: string) =>
  ([n]: readonly [string, string]): boolean =>
    n.toLowerCase() === name.toLowerCase();

/** A header of an answer. */
export const headerOf = (answer: MockAnswer, name: string): string =>
  answer.headers.find(is(name))?.[1] ?? '';

/** An answer without a header. */
export const without = (answer: MockAnswer, name: string): MockAnswer => ({
  ...answer,
  headers: answer.headers.filter((h) => !is(name)(h)),
});

/** An answer with a header in place of those of that name. */
export const withHeader = (answer: MockAnswer, name: string, value: string): MockAnswer => ({
  ...answer,
  headers: [...without(answer, name).headers, [name, value]],
});

/** An answer with another JSON body. */
export const withBody = (answer: MockAnswer, change: (body: Json) => Json): MockAnswer =>
  answer.body === undefined
    ? answer
    : { ...answer, body: JSON.stringify(change(parseJson(answer.body) ?? null)) };

/** An answer with another Location. */
export const relocate = (answer: MockAnswer, change: (location: string) => string): MockAnswer =>
  headerOf(answer, 'Location') === ''
    ? answer
    : withHeader(answer, 'Location', change(headerOf(answer, 'Location')));
