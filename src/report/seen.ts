import { parseJson, type Json } from '../json.ts';
import type { Entry, Finding, InteractionResult, Seen, Trace } from '../model.ts';
import { defined } from '../defined.ts';
import { callbackAnswer } from './callback-answer.ts';
import { curlOf } from './curl.ts';
import { excerptOf } from './excerpt.ts';
import { cut } from './reporters/markdown-text.ts';

const lineOf = (entry: Entry): string | undefined => {
  if (entry.type === 'exchange') {
    const outcome = entry.response?.status ?? entry.failure?.code ?? 'no answer';
    return `${entry.request.method} ${entry.request.target} → ${outcome}`;
  }
  return entry.type === 'delivery'
    ? `notification ${entry.method} ${entry.target} → ${callbackAnswer(entry)}`
    : undefined;
};

/** Longer lines are cut; a longer command is left out, for cut it would be another one. */
const LONGEST_LINE = 2000;
const LONGEST_COMMAND = 10_000;

/** Parses a text once where it is asked for again at once: several findings may show the same large body. */
const readOnce = (): ((text: string) => Json | undefined) => {
  let last: { readonly text: string; readonly json: Json | undefined } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, json: parseJson(text) };
    return last.json;
  };
};

/** Completes spots with what the trace holds of them: the exchange in a line, an excerpt, a command that repeats it. */
const seenIn = (trace: Trace): ((seen: Seen) => Seen) => {
  const entries = new Map(trace.entries.map((e) => [e.seq, e]));
  const read = readOnce();
  return (seen) => {
    const entry = entries.get(seen.exchange);
    const line = entry === undefined ? undefined : lineOf(entry);
    if (line === undefined || (entry?.type !== 'exchange' && entry?.type !== 'delivery')) return seen;
    const excerpt = excerptOf(entry, seen, read);
    const curl = curlOf(entry);
    return {
      ...seen,
      line: cut(line, LONGEST_LINE),
      ...defined({ excerpt, curl: curl.length > LONGEST_COMMAND ? undefined : curl }),
    };
  };
};

/** Lets findings and interactions show what was seen, so that a report can be read without the trace. */
export const withSeen = <T extends Pick<Finding | InteractionResult, 'seen'>>(
  shown: readonly T[],
  trace: Trace | undefined,
): readonly T[] => {
  if (trace === undefined) return shown;
  const complete = seenIn(trace);
  return shown.map((one) => (one.seen === undefined ? one : { ...one, seen: complete(one.seen) }));
};
