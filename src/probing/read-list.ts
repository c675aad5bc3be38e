import { parseJson, valueAt, type Json } from '../json.ts';
import type { WireAnswer } from '../model.ts';

/** An answer read as a list; else why it is none. */
export type ListAnswer =
  | { readonly body: Json; readonly items: readonly Json[] }
  /** `nothing`: how services say that there is nothing, other than by an empty list. */
  | { readonly problem: string; readonly nothing?: true };

/** Reads the list at a JSON Pointer of a 200 answer. */
export const readList = (answer: WireAnswer, pointer: string): ListAnswer => {
  if (!answer.ok) return { problem: `no answer (${answer.code})` };
  if (answer.truncated === true) return { problem: 'an answer that is too large to be read' };
  if (answer.status >= 300 && answer.status < 400)
    return { problem: `${answer.status}; redirects are not followed` };
  const nothing = [204, 304, 404].includes(answer.status) ? ({ nothing: true } as const) : {};
  if (answer.status !== 200) return { problem: `${answer.status} instead of 200`, ...nothing };
  const body = parseJson(Buffer.from(answer.body).toString('utf8'));
  if (body === undefined) return { problem: '200 without JSON' };
  const items = valueAt(body, pointer);
  return Array.isArray(items)
    ? { body, items: items as readonly Json[] }
    : {
        problem: `200 without a list at "${pointer}"`,
        ...((items ?? null) === null ? { nothing: true } : {}),
      };
};
