import { parseTree, visit, type Node, type ParseError } from 'jsonc-parser';
import { pointerSegments, type Json } from '../json.ts';
import { doubleKeys } from './double-keys.ts';
import { frillsOf, withoutFrills, type Frill } from './json-frills.ts';
import { jsonProblem, isForgivable } from './json-problem.ts';
import { bracketDepth, MAX_DEPTH, refuseDeepValue, refuseDepth } from './limits.ts';
import { scanJson } from './json-scan.ts';
import { positions } from './lines.ts';
import { unreadable, type ParsedText } from './parsed-text.ts';

const valueOf = (node: Node): Json => {
  if (node.type === 'array') return (node.children ?? []).map(valueOf);
  if (node.type !== 'object') return node.value as Json;
  const members = (node.children ?? []).flatMap(({ children: [key, value] = [] }): [string, Json][] =>
    key === undefined || value === undefined ? [] : [[String(key.value), valueOf(value)]],
  );
  return Object.fromEntries(members);
};

const child = (node: Node, segment: string): { readonly shown: Node; readonly value: Node } | undefined => {
  if (node.type === 'array') {
    const item = /^\d+$/.test(segment) ? node.children?.[Number(segment)] : undefined;
    return item && { shown: item, value: item };
  }
  // Of equal keys the last counts, as in JSON.parse.
  const property = node.children?.findLast(
    (p) => p.type === 'property' && p.children?.[0]?.value === segment,
  );
  const value = property?.children?.[1];
  return property && value && { shown: property, value };
};

const offsetOf = (tree: Node | undefined, pointer: string): number => {
  let shown = tree;
  let here = tree;
  for (const segment of pointerSegments(pointer)) {
    const next = here && child(here, segment);
    if (next === undefined) break;
    ({ shown, value: here } = next);
  }
  return shown?.offset ?? 0;
};

const forgiving = { allowTrailingComma: true, disallowComments: false } as const;
const strict = { allowTrailingComma: false, disallowComments: true } as const;

const forgivenFaults = (text: string): { readonly message: string; readonly offset: number }[] => {
  const complaints: ParseError[] = [];
  visit(text, { onError: (error, offset, length) => complaints.push({ error, offset, length }) }, strict);
  return complaints.slice(0, 1).map((complaint) => {
    const comma = /,\s*$/.exec(text.slice(0, complaint.offset));
    const fault = comma === null ? jsonProblem(complaint, text) : 'a trailing comma';
    return { message: `The file is not strict JSON: ${fault}`, offset: comma?.index ?? complaint.offset };
  });
};

/** Parses a text that has raw control characters in its strings, or says what is wrong with it. */
const parseForgiving = (file: string, text: string): ParsedText => {
  if (bracketDepth(text, true) > MAX_DEPTH) refuseDepth(file);
  const at = positions(text);
  const spaces = frillsOf(text).filter((f) => f.kind === 'space');
  const plain = withoutFrills(text, spaces);
  const errors: ParseError[] = [];
  const tree = parseTree(plain, errors, forgiving);
  const fatal = errors.find((e) => !isForgivable(e, plain));
  if (tree === undefined || fatal !== undefined)
    throw unreadable(file, fatal ? jsonProblem(fatal, plain) : 'expected a value', at(fatal?.offset ?? 0));
  const faults = [...faultsOf(text, spaces), ...forgivenFaults(plain)];
  const forgiven = faults.map(({ message, offset }) => ({ message, at: at(offset) }));
  return { root: valueOf(tree), forgiven, locate: (pointer) => at(offsetOf(tree, pointer)) };
};

/** What of the frills is said: the first odd white space, and the first of the others. */
const faultsOf = (text: string, frills: readonly Frill[]): { message: string; offset: number }[] => {
  const space = frills.find((f) => f.kind === 'space');
  const other = frills.find((f) => f.kind !== 'space');
  return [space, other]
    .filter((f) => f !== undefined)
    .map(({ kind, from }) => {
      const code = text.charCodeAt(from).toString(16).toUpperCase().padStart(4, '0');
      const what = { comment: 'a comment', comma: 'a trailing comma', space: `white space U+${code}` }[kind];
      return { message: `The file is not strict JSON: ${what}`, offset: from };
    });
};

/** Parses a text whose only faults are comments, trailing commas and odd white space; undefined for any other. */
const parseWithFrills = (file: string, text: string): ParsedText | undefined => {
  const frills = frillsOf(text);
  if (frills.length === 0) return undefined;
  const bare = withoutFrills(text, frills);
  let root: Json;
  try {
    root = JSON.parse(bare) as Json;
  } catch {
    return undefined;
  }
  refuseDeepValue(file, root);
  const at = positions(text);
  const scan = scanJson(bare);
  const forgiven = faultsOf(text, frills).map(({ message, offset }) => ({ message, at: at(offset) }));
  return { root, forgiven, locate: (pointer) => at(scan(pointer)) };
};

/** Parses JSON; trailing commas, comments, odd white space and raw control characters are forgiven and said. */
export const parseJsonText = (file: string, text: string): ParsedText => {
  let root: Json;
  try {
    root = JSON.parse(text) as Json;
  } catch {
    return parseWithFrills(file, text) ?? parseForgiving(file, text);
  }
  const members = refuseDeepValue(file, root);
  const at = positions(text);
  const scan = scanJson(text);
  const forgiven = doubleKeys(text, members).map(({ message, offset }) => ({ message, at: at(offset) }));
  return { root, forgiven, locate: (pointer) => at(scan(pointer)) };
};
