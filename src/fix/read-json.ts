import { getNodeValue, parseTree, type ParseError } from 'jsonc-parser';
import type { Json } from '../json.ts';
import { frillsOf, withoutFrills } from '../openapi/json-frills.ts';
import { jsonEdits } from './json-edit.ts';
import { isForgivable } from '../openapi/json-problem.ts';
import type { ReadText } from './repair-text.ts';

/** A JSON text whose values know where they are written; comments and trailing commas are kept, as in lint. */
export const readJson: ReadText = (text) => {
  const plain = withoutFrills(
    text,
    frillsOf(text).filter((f) => f.kind !== 'comma'),
  );
  const errors: ParseError[] = [];
  const tree = parseTree(plain, errors, { allowTrailingComma: true });
  if (tree === undefined || errors.some((e) => !isForgivable(e, plain))) return undefined;
  return {
    root: getNodeValue(tree) as Json,
    edits: (change, from) => jsonEdits({ text, plain, tree }, change, from),
  };
};
