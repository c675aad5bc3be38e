import type { Trace } from '../model.ts';
import { savedTrace } from '../saved-trace.ts';

/** A trace as the text of its file, piece by piece: as one text, a large one would take several times its own memory. */
export function* tracePieces(trace: Trace): Iterable<string> {
  const { entries, ...rest } = savedTrace(trace);
  const list = Array.isArray(entries) ? entries : [];
  yield `${JSON.stringify(rest, null, 1).slice(0, -2)},\n "entries": [`;
  for (const [i, entry] of list.entries()) yield `${i === 0 ? '' : ','}\n  ${JSON.stringify(entry)}`;
  yield '\n ]\n}\n';
}
