import { escapePointer, isObject, member, type Json, type JsonObject } from '../../json.ts';
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

/** Every response and parameter of every document is asked this: most bear nothing. */
const bearsMark = (value: Json): boolean =>
  member(value, MARK) !== undefined ||
  member(member(value, 'schema'), MARK) !== undefined ||
  member(value, 'content') !== undefined;

const inSchema = (place: string, bearer: Json | undefined, pointer: string): MisplacedMark[] =>
  member(member(bearer, 'schema'), MARK) === undefined
    ? []
    : [misplaced(`the schema of ${place}`, `${pointer}/schema`)];

const inContent = (place: string, content: Json | undefined, pointer: string): MisplacedMark[] =>
  Object.entries(isObject(content) ? content : {}).flatMap(([type, media]) => {
    const at = `${pointer}/content/${escapePointer(type)}`;
    return [
      ...(member(media, MARK) === undefined ? [] : [misplaced(place, at)]),
      ...inSchema(place, media, at),
    ];
  });

/** Marks in a response, a parameter or a body, and in what these hold. */
const within = (place: string, node: Json, pointer: string): MisplacedMark[] => [
  ...(member(node, MARK) === undefined ? [] : [misplaced(place, pointer)]),
  ...inSchema(place, node, pointer),
  ...inContent(place, member(node, 'content'), pointer),
];

const places = { responses: 'a response', parameters: 'a parameter' } as const;

/** Marks in what an operation holds. */
export const misplacedMarks = ({ node, pointer }: Operation): MisplacedMark[] => {
  const found: MisplacedMark[] = [];
  for (const part of ['responses', 'parameters'] as const) {
    const owner = node[part];
    if (typeof owner !== 'object' || owner === null) continue;
    if (member(owner, MARK) !== undefined) found.push(misplaced(`"${part}"`, `${pointer}/${part}`));
    for (const [key, value] of Object.entries(owner as JsonObject))
      if (bearsMark(value))
        found.push(...within(places[part], value, `${pointer}/${part}/${escapePointer(key)}`));
  }
  const body = node['requestBody'];
  return body === undefined ? found : [...found, ...within('"requestBody"', body, `${pointer}/requestBody`)];
};
