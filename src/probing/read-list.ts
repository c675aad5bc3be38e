import { parseJson, valueAt, type Json } from '../json.ts';
import type { WireAnswer } from '../model.ts';
import { serviceText } from './service-text.ts';

/** An answer read as a list; else why it is none. */
export type ListAnswer =
  | { readonly body: Json; readonly items: readonly Json[] }
  /**
   * `nothing`: how services say that there is nothing, other than by an empty list; `refused`: what was asked is
   * called wrong; `explained`: the problem holds what the service says of it; `array`: the answer is a list itself.
   */
  | {
      readonly problem: string;
      readonly nothing?: true;
      readonly refused?: true;
      readonly explained?: true;
      readonly array?: true;
    };

/** Statuses of a request that is wrong in itself, and not for its credentials, its time or its path. */
const refusing = [400, 406, 409, 410, 412, 414, 416, 422];

/** Reads the list at a JSON Pointer of a 200 answer. */
export const readList = (answer: WireAnswer, pointer: string): ListAnswer => {
  if (!answer.ok) return { problem: `no answer (${answer.code})` };
  if (answer.truncated === true) return { problem: 'an answer that is too large to be read' };
  if (answer.status >= 300 && answer.status < 400)
    return { problem: `${answer.status}; redirects are not followed` };
  const nothing = [204, 304, 404].includes(answer.status) ? ({ nothing: true } as const) : {};
  if (refusing.includes(answer.status)) {
    const text = serviceText(answer.body);
    const problem = `${answer.status} instead of 200`;
    return text === undefined
      ? { problem, refused: true }
      : { problem: `${problem}, and the service says "${text}"`, refused: true, explained: true };
  }
  const hint = answer.status === 401 ? ': give credentials with --header' : '';
  if (answer.status !== 200) return { problem: `${answer.status} instead of 200${hint}`, ...nothing };
  const body = parseJson(Buffer.from(answer.body).toString('utf8'));
  if (body === undefined) return { problem: '200 without JSON' };
  if (pointer !== '' && Array.isArray(body)) return { problem: 'an array instead of an object', array: true };
  const items = valueAt(body, pointer);
  return Array.isArray(items)
    ? { body, items: items as readonly Json[] }
    : {
        problem: `200 without a list at "${pointer}"`,
        ...((items ?? null) === null ? { nothing: true } : {}),
      };
};
