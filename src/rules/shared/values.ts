import { canonicalJson, valueAt, type Json } from '../../json.ts';
import type { EventEntry } from '../../model.ts';

/** A value named in `expect` that did not arrive. */
export interface Difference {
  readonly pointer: string;
  readonly wanted: Json;
  readonly got: Json | undefined;
}

/** Which of an event's expected values an item does not hold. */
export const differences = (event: EventEntry, trigger: string, item: Json): Difference[] =>
  Object.entries(event.expect[trigger] ?? {}).flatMap(([pointer, wanted]) => {
    const got = valueAt(item, pointer);
    return canonicalJson(got) === canonicalJson(wanted) && got !== undefined
      ? []
      : [{ pointer, wanted, got }];
  });
