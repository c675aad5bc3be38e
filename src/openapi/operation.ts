import { escapePointer, isObject, member, type Json, type JsonObject } from '../json.ts';
import { keptBy } from '../kept.ts';
import type { OpenApiDocument } from './document.ts';
import { textMember, textsMember } from './members.ts';
import { follow, type Located } from './reference.ts';

/** An operation, and the path item that it stands in. */
export interface Operation {
  /** Upper case. */
  readonly method: string;
  /** Path template as written. */
  readonly path: string;
  readonly node: JsonObject;
  /** Where the operation is written; behind a path item's `$ref`, where that leads. */
  readonly pointer: string;
  readonly pathItem: Located;
}

const verbs = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

const operationsIn = (document: OpenApiDocument): Operation[] => {
  const paths = member(document.root, 'paths');
  if (!isObject(paths)) return [];
  return Object.entries(paths).flatMap(([path, value]): Operation[] => {
    if (path.startsWith('x-')) return [];
    const pathItem = follow(document, value, `/paths/${escapePointer(path)}`);
    if (pathItem === undefined) return [];
    if (member(pathItem.node, 'x-ms-trigger') !== undefined)
      document.warn(
        '"x-ms-trigger" stands beside the verb and marks nothing; it belongs into the operation',
        `${pathItem.pointer}/x-ms-trigger`,
        { rule: 'K1' },
      );
    return Object.entries(pathItem.node).flatMap(([key, node]): Operation[] =>
      verbs.includes(key.toLowerCase()) && isObject(node)
        ? [{ method: key.toUpperCase(), path, node, pointer: `${pathItem.pointer}/${key}`, pathItem }]
        : [],
    );
  });
};

const known = keptBy<JsonObject, readonly Operation[]>();

/** The operations of a document, in the order written; what is odd about them is said to who asks first. */
export const operationsOf = (document: OpenApiDocument): readonly Operation[] =>
  known(document.root, () => operationsIn(document));

const parametersOf = (document: OpenApiDocument, operation: Operation): Located[] => {
  const list = (owner: Located): Located[] => {
    const written = member(owner.node, 'parameters');
    if (!Array.isArray(written)) return [];
    return (written as readonly Json[]).flatMap((p, i) => {
      const found = follow(document, p, `${owner.pointer}/parameters/${i}`);
      return found === undefined ? [] : [found];
    });
  };
  const byKey = new Map<string, Located>();
  for (const parameter of [...list(operation.pathItem), ...list(operation)]) {
    const position = textMember(parameter.node, 'in') ?? '';
    // There is one body at most, whatever it is called.
    const name = position === 'body' ? '' : (textMember(parameter.node, 'name') ?? '');
    byKey.set(`${position} ${name}`, parameter);
  }
  return [...byKey.values()];
};

const knownParameters = keptBy<Operation, readonly Located[]>();

/** The parameters of an operation as written, `$ref` followed; sought once. */
export const rawParameters = (document: OpenApiDocument, operation: Operation): readonly Located[] =>
  knownParameters(operation, () => parametersOf(document, operation));

/** The media types that Swagger 2.0 lists for an operation, or else for the whole document. */
export const listedTypes = (
  { root }: OpenApiDocument,
  { node }: Operation,
  key: 'consumes' | 'produces',
): string[] => textsMember((member(node, key) ?? null) === null ? root : node, key);
