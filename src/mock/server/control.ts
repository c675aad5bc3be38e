import { isObject, member, textOf, type JsonObject } from '../../json.ts';
import { didYouMean } from '../../suggest.ts';
import { json, pathOf, problem, type MockAnswer, type MockCall } from '../core/call.ts';
import type { Cause } from '../core/events.ts';
import type { Mock } from '../core/mock.ts';

/** Where the mock itself is spoken to, beside what it mocks. */
export const CONTROL = '/_triggerpact/';

const events = `${CONTROL}events`;

const problemWith = (body: JsonObject, mock: Mock): string | undefined => {
  const known = ['trigger', 'values', 'token'];
  const odd = Object.keys(body).find((key) => !known.includes(key));
  if (odd !== undefined)
    return `Unknown property "${odd}"${didYouMean(odd, known)}; an event has ${known.join(', ')}`;
  const { trigger, values, token } = body;
  const ids = mock.operations.flatMap((o) => o.triggers).map((t) => t.id);
  if (trigger !== undefined && (typeof trigger !== 'string' || !ids.includes(trigger)))
    return `Unknown trigger ${JSON.stringify(trigger)}${didYouMean(textOf(trigger), ids)}`;
  if (values !== undefined && !isObject(values)) return '"values" is no object of input names and values';
  return token === undefined || (typeof token === 'string' && token !== '')
    ? undefined
    : '"token" is no text';
};

const causeOf = (body: JsonObject): Cause => {
  const trigger = member(body, 'trigger');
  const values = member(body, 'values');
  const token = member(body, 'token');
  return {
    ...(typeof trigger === 'string' ? { trigger } : {}),
    ...(isObject(values) ? { values } : {}),
    ...(typeof token === 'string' ? { token } : {}),
  };
};

/** Answers `POST /_triggerpact/events`, which causes an event. */
export const answerControl = (call: MockCall, text: string, mock: Mock): MockAnswer => {
  if (pathOf(call) !== events) return problem(404, `Only POST ${events} is here`);
  if (call.method !== 'POST') return problem(405, `Only POST ${events} is here`);
  const body = text.trim() === '' ? {} : call.body;
  if (!isObject(body))
    return problem(400, 'The body is no JSON object: {"trigger": …, "values": {…}, "token": …}');
  const objection = problemWith(body, mock);
  if (objection !== undefined) return problem(400, objection);
  const emitted = mock.emit(causeOf(body));
  return json(201, { ...emitted });
};
