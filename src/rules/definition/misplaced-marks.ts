import { escapePointer, member, type Json } from '../../json.ts';
import type { Operation } from '../../openapi/operation.ts';

export const MARK = 'x-ms-trigger';

/** A mark that stands where it marks nothing. */
export interface MisplacedMark {
  readonly message: string;
  readonly written: string;
}

const misplaced = (place: string, written: string): MisplacedMark => ({
  message: `"${MARK}" stands in ${place}, not in the operation`,
  written: `${written}/${MARK}`,
});

const contentsOf = (node: Json | undefined): readonly (readonly [string, Json])[] =>
  Object.entries(member(node, 'content') ?? {}).map(([type, media]) => [
    `/content/${escapePointer(type)}`,
    media as Json,
  ]);

/** Marks in a response, a parameter or a body, and in what these hold. */
function* within(place: string, node: Json, pointer: string): Generator<MisplacedMark> {
  const bearers: (readonly [string, Json])[] = [['', node], ...contentsOf(node)];
  for (const [below, bearer] of bearers) {
    if (member(bearer, MARK) !== undefined) yield misplaced(place, `${pointer}${below}`);
    if (member(member(bearer, 'schema'), MARK) !== undefined)
      yield misplaced(`the schema of ${place}`, `${pointer}${below}/schema`);
  }
}

/** Marks in what an operation holds. */
export function* misplacedMarks({ node, pointer }: Operation): Generator<MisplacedMark> {
  const parts: readonly (readonly [string, string])[] = [
    ['responses', 'a response'],
    ['parameters', 'a parameter'],
  ];
  for (const [part, place] of parts) {
    const owner = node[part];
    if (member(owner, MARK) !== undefined) yield misplaced(`"${part}"`, `${pointer}/${part}`);
    for (const [key, value] of Object.entries(owner ?? {}))
      yield* within(place, value as Json, `${pointer}/${part}/${escapePointer(key)}`);
  }
  yield* within('"requestBody"', node['requestBody'] ?? null, `${pointer}/requestBody`);
}
