import { isMap, isScalar, isSeq, parseDocument, visit, type Document, type Node, type Pair } from 'yaml';
import { messageOf } from '../errors.ts';
import { pointerSegments, type Json } from '../json.ts';
import { doubleKeyMessage, type DoubleKey } from './double-keys.ts';
import { bracketDepth, MAX_DEPTH, refuseDeepValue, refuseDepth } from './limits.ts';
import { positions } from './lines.ts';
import { unreadable, type ParsedText } from './parsed-text.ts';

const startOf = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0];

const MERGE = '<<';

/** The key of a pair as text. */
export const keyOf = (pair: Pair): string => {
  const key = isScalar(pair.key) ? pair.key.value : pair.key;
  // YAML 1.1's merge key is read as a symbol.
  if (typeof key === 'symbol') return MERGE;
  return typeof key === 'string' ? key : JSON.stringify(key ?? '').replaceAll('"', '');
};

const offsetOf = (document: Document, pointer: string): number => {
  let here: unknown = document.contents;
  let offset = startOf(here) ?? 0;
  for (const segment of pointerSegments(pointer)) {
    const node = here as Node | null;
    if (isMap(node)) {
      const pair = node.items.findLast((p) => keyOf(p) === segment);
      // What is merged in stands elsewhere; here, the merge is what brings it.
      const shown = pair ?? node.items.findLast((p) => keyOf(p) === MERGE);
      offset = startOf(shown?.key) ?? offset;
      if (pair === undefined) break;
      here = pair.value;
    } else if (isSeq(node) && /^\d+$/.test(segment)) {
      here = node.items[Number(segment)];
      if (here === undefined) break;
      offset = startOf(here) ?? offset;
    } else break;
  }
  return offset;
};

/** Parses a YAML text to a tree that knows its offsets. */
export const parseYaml = (text: string): Document =>
  parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'error', merge: true });

const parse = (file: string, text: string): Document => {
  try {
    return parseYaml(text);
  } catch (error) {
    throw unreadable(file, messageOf(error), { line: 1, column: 1 });
  }
};

const plainValue = (file: string, document: Document): Json => {
  try {
    return document.toJS({ maxAliasCount: 1000 }) as Json;
  } catch (error) {
    throw unreadable(file, messageOf(error), { line: 1, column: 1 });
  }
};

const doubleKeysOf = (document: Document): DoubleKey[] => {
  const found: DoubleKey[] = [];
  visit(document, {
    Map: (_, map) => {
      const known = new Set<string>();
      for (const pair of map.items) {
        const key = keyOf(pair);
        if (known.has(key) && key !== MERGE)
          found.push({ message: doubleKeyMessage(key), offset: startOf(pair.key) ?? 0 });
        known.add(key);
      }
    },
  });
  return found;
};

/** Parses YAML 1.2; of equal keys the last counts. */
export const parseYamlText = (file: string, text: string): ParsedText => {
  if (bracketDepth(text) > MAX_DEPTH) refuseDepth(file);
  const at = positions(text);
  const document = parse(file, text);
  const problem = document.errors[0];
  // The parser recurses where block mappings nest, and reports its own overflow as a fault of the text.
  if (problem?.message.includes('call stack') === true) refuseDepth(file);
  if (problem !== undefined) throw unreadable(file, problem.message, at(problem.pos[0]));
  const root = plainValue(file, document);
  refuseDeepValue(file, root);
  const forgiven = doubleKeysOf(document).map(({ message, offset }) => ({ message, at: at(offset) }));
  return { root, forgiven, locate: (pointer) => at(offsetOf(document, pointer)) };
};
